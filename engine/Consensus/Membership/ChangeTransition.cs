namespace Aurigraph.Consensus.Membership;

/// <summary>How a group passes from one configuration to the next.</summary>
public enum ChangeTransition
{
    /// <summary>At once if there is one step at most (thesis, section 4.1), else as <see cref="Implicit"/>.</summary>
    Auto,

    /// <summary>Through a joint configuration that the leader leaves by itself (thesis, section 4.3).</summary>
    Implicit,

    /// <summary>Through a joint configuration that stays until an empty change leaves it.</summary>
    Explicit,
}
