using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Checkers.Tests;

/// <summary>Log entries that tests tell checkers of.</summary>
internal static class Entries
{
    public static LogEntry Entry(long term, long index, ulong content = 1) => new(new Term(term), new LogIndex(index), new Content(content));

    private sealed class Content(ulong fingerprint) : EntryPayload
    {
        public override long Size => 1;

        public override ulong TraceHash => fingerprint;
    }
}
