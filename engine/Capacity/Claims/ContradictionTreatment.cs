namespace Aurigraph.Capacity.Claims;

/// <summary>What is done about two figures that do not agree.</summary>
public enum ContradictionTreatment
{
    /// <summary>Taken as given, and the report says so.</summary>
    Encoded,

    /// <summary>The figure that the parts add up to is taken.</summary>
    Derived,

    /// <summary>Scenarios can have either.</summary>
    Parameter,

    /// <summary>A claim, never an input.</summary>
    Rejected,

    /// <summary>No matter for a simulation.</summary>
    Ignored,

    /// <summary>Nothing to do: the figures agree.</summary>
    None,
}
