namespace Aurigraph.Storage.Records;

/// <summary>What an entry carries. The numbers are part of the format on disk.</summary>
internal enum PayloadKind : byte
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>A reference to a batch whose body was written by itself.</summary>
    Reference = 1,

    /// <summary>A reference and the body, which is content of the same record.</summary>
    Body = 2,

    /// <summary>An operation on the key-value store.</summary>
    Operation = 3,

    /// <summary>A change of members.</summary>
    Configuration = 4,
}
