namespace Aurigraph.Simulation;

/// <summary>Something that must always hold in the virtual world does not: a defect of the simulator or of the node code it runs. The message holds the state that broke it.</summary>
public sealed class BrokenInvariantException : Exception
{
    /// <summary>Says what was expected and what was found.</summary>
    public BrokenInvariantException(string message)
        : base(message)
    {
    }
}
