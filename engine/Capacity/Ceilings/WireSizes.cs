namespace Aurigraph.Capacity.Ceilings;

/// <summary>Bytes of what nodes send and write, as the codec and the log store of the node have them; a test holds them equal.</summary>
internal static class WireSizes
{
    public const int Frame = 18;
    public const int Reference = 64;
    public const int EntryHeader = 20;
    public const int ConsensusHeader = 32;
    public const int Position = 16;

    /// <summary>Header of a record on disk.</summary>
    public const int RecordHeader = 16;

    /// <summary>Term, vote and commit index, written with the entries.</summary>
    public const int HardState = 24;

    /// <summary>Header of a message of the committed stream.</summary>
    public const int Stream = Frame + 17;

    /// <summary>A body on its way from its origin, without the transactions.</summary>
    public const int Push = Frame + Reference + 1;

    /// <summary>A proposal of one batch, without the transactions.</summary>
    public const int Proposal = Frame + 5 + Reference;

    /// <summary>A message of consensus without entries.</summary>
    public const int Consensus = Frame + ConsensusHeader;

    /// <summary>One entry of an append, without the transactions.</summary>
    public const int Entry = EntryHeader + Reference;

    /// <summary>Word to an origin that a batch is final.</summary>
    public const int FinalNotice = Frame + Position + 16;

    /// <summary>Credit to an origin for bodies.</summary>
    public const int BodyCredit = Frame + Position;

    /// <summary>Credit to a feeder for the stream.</summary>
    public const int StreamCredit = Frame + 8;
}
