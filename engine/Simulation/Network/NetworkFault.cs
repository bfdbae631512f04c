namespace Aurigraph.Simulation.Network;

/// <summary>A fault in force on the network. Faults stack in any order; each is healed by itself.</summary>
public sealed class NetworkFault
{
    private readonly string _description;
    private Action? _heal;

    internal NetworkFault(string description, Action heal) => (_description, _heal) = (description, heal);

    /// <summary>Whether it is still in force.</summary>
    public bool IsActive => _heal is not null;

    /// <summary>Ends it; does nothing when it has ended. Other faults on the same paths stay.</summary>
    public void Heal()
    {
        Action? heal = _heal;
        _heal = null;
        heal?.Invoke();
    }

    /// <summary>What it does, for traces and reports.</summary>
    public override string ToString() => _description;
}
