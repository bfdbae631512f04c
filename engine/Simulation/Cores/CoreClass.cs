namespace Aurigraph.Simulation.Cores;

/// <summary>Who goes first when a core becomes free.</summary>
public enum CoreClass
{
    /// <summary>Control messages.</summary>
    Control = 0,

    /// <summary>All other messages.</summary>
    Handler = 1,

    /// <summary>Long jobs.</summary>
    Job = 2,
}
