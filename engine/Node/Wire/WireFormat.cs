namespace Aurigraph.Node.Wire;

/// <summary>Sizes of what travels, in bytes, as the codec writes it.</summary>
public static class WireFormat
{
    /// <summary>Frame: length 4, version 1, type 1, sender 4, receiver 4, checksum 4.</summary>
    public const int Frame = 18;

    /// <summary>Batch reference: origin 4, incarnation 8, sequence 8, digest 32, count 4, bytes 8.</summary>
    public const int Reference = 64;

    /// <summary>Operation of a client: client 4, number 8, kind 1, and the lengths of key, value and expected value 6.</summary>
    public const int OperationHeader = 19;

    /// <summary>Term, index and payload length of a log entry.</summary>
    public const int EntryHeader = 20;

    /// <summary>Term 8, and two numbers or an index and its term 16, and commit 8 of a consensus message.</summary>
    public const int ConsensusHeader = 32;

    /// <summary>A sequence number with its incarnation.</summary>
    public const int Position = 16;
}
