using Aurigraph.Storage.Records;

namespace Aurigraph.Storage.Segments;

/// <summary>Gets the records of a log when it is opened, in the order in which they were written.</summary>
internal interface IRecordVisitor
{
    /// <summary>A record.</summary>
    /// <param name="kind">What it says.</param>
    /// <param name="segment">The segment it is in.</param>
    /// <param name="payload">Its payload; valid during the call.</param>
    /// <param name="contents">Where its contents are; valid during the call.</param>
    /// <exception cref="FormatException">The payload is not what the kind says.</exception>
    void Visit(RecordKind kind, long segment, ReadOnlySpan<byte> payload, ReadOnlySpan<ContentAddress> contents);
}
