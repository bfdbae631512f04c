using Aurigraph.Storage.Records;
using Aurigraph.Storage.Segments;
using Aurigraph.Units;

namespace Aurigraph.Storage.Audits;

/// <summary>The entries of an archive and where their bodies are. What was stored again after a crash counts once.</summary>
internal sealed class ArchiveIndex : IRecordVisitor
{
    private readonly List<(LogEntry Entry, ContentAddress? Body)> _entries = [];
    private LogIndex _last;

    /// <summary>The entries, by index.</summary>
    public IReadOnlyList<(LogEntry Entry, ContentAddress? Body)> Entries => _entries;

    /// <inheritdoc/>
    public void Visit(RecordKind kind, long segment, ReadOnlySpan<byte> payload, ReadOnlySpan<ContentAddress> contents)
    {
        if (kind != RecordKind.Archived)
            throw new FormatException($"an archive has no records of kind {(byte)kind}");
        LogEntry entry = new RecordReader(payload).Entry(out bool hasBody);
        if (entry.Index <= _last)
            return;
        _last = entry.Index;
        _entries.Add((entry, hasBody ? contents[0] : null));
    }
}
