namespace Aurigraph.Node.Wire;

/// <summary>What is wrong with bytes that are no frame.</summary>
public enum WireFault
{
    /// <summary>The bytes end before the frame does, or go on behind it.</summary>
    Length,

    /// <summary>The frame is of another version of the format.</summary>
    Version,

    /// <summary>The header does not match its checksum.</summary>
    Checksum,

    /// <summary>There is no such type of message.</summary>
    Type,

    /// <summary>A field holds what it cannot hold.</summary>
    Value,

    /// <summary>The frame is another node's, or says it comes from another node than it came from.</summary>
    Address,
}
