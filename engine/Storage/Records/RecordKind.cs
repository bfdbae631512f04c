namespace Aurigraph.Storage.Records;

/// <summary>What a record of a log says. The numbers are part of the format on disk.</summary>
internal enum RecordKind : byte
{
    /// <summary>What everything before amounts to, apart from entries and bodies: the first record of a segment.</summary>
    Base = 1,

    /// <summary>The incarnation number was raised.</summary>
    Incarnation = 2,

    /// <summary>Hard state, a snapshot in the place of all entries, and entries, with the bodies that travel inside them: one write of the consensus core, whole or not at all.</summary>
    Write = 3,

    /// <summary>A body.</summary>
    Body = 4,

    /// <summary>Entries up to a mark are forgotten.</summary>
    Compaction = 5,

    /// <summary>A body that no entry names is forgotten.</summary>
    BodyDropped = 6,

    /// <summary>An entry of the committed stream, kept by an observer, with its body.</summary>
    Archived = 7,
}
