using System.Text;
using Aurigraph.Storage.Records;
using Aurigraph.Storage.Segments;

namespace Aurigraph.Storage.Tests.Segments;

/// <summary>Notes the payloads of records as text, but those that segments begin with.</summary>
internal sealed class RecordsSeen : IRecordVisitor
{
    public List<string> Payloads { get; } = [];

    public List<ContentAddress> Contents { get; } = [];

    public void Visit(RecordKind kind, long segment, ReadOnlySpan<byte> payload, ReadOnlySpan<ContentAddress> contents)
    {
        if (kind == RecordKind.Base)
            return;
        Payloads.Add(Encoding.UTF8.GetString(payload));
        Contents.AddRange(contents);
    }
}
