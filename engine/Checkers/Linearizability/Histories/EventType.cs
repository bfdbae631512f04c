namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>What a line says of an operation.</summary>
public enum EventType
{
    /// <summary>It was invoked.</summary>
    Invoke,

    /// <summary>It took place.</summary>
    Ok,

    /// <summary>It did not take place.</summary>
    Fail,

    /// <summary>Whether it took or will take place is not known.</summary>
    Info,
}
