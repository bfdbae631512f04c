using Aurigraph.Units;

namespace Aurigraph.Consensus.Log;

/// <summary>The log in memory: append at the end, truncate at the end, compact at the beginning, read anywhere in constant time. Entries live in
/// chunks of fixed size, so growing and compacting never copy what stays. A chunk that loses entries at its end is replaced and not overwritten,
/// because slices of it may still be under way in messages and writes.</summary>
internal sealed class ReplicatedLog
{
    internal const int ChunkSize = 1 << ChunkBits;
    private const int ChunkBits = 10;
    private readonly List<LogEntry[]> _chunks = [];
    private long _firstPosition;
    private long _length;

    /// <summary>An empty log that begins after an entry which, with all before it, is in a snapshot: index and term 0 when there is none.</summary>
    public ReplicatedLog(LogIndex baseIndex = default, Term baseTerm = default) => BeginAfter(baseIndex, baseTerm);

    /// <summary>The index before the first entry: everything up to it was compacted.</summary>
    public LogIndex BaseIndex { get; private set; }

    /// <summary>The term of the entry at <see cref="BaseIndex"/>.</summary>
    public Term BaseTerm { get; private set; }

    /// <summary>The index of the first entry, which may be yet to come.</summary>
    public LogIndex FirstIndex => BaseIndex.Next;

    /// <summary>The index of the last entry; <see cref="BaseIndex"/> when there is none.</summary>
    public LogIndex LastIndex => BaseIndex + _length;

    /// <summary>The term of the last entry.</summary>
    public Term LastTerm => TermAt(LastIndex);

    /// <summary>Entries held.</summary>
    public long Count => _length;

    /// <summary>The entry at an index that the log holds.</summary>
    public LogEntry this[LogIndex index]
    {
        get
        {
            if (!Holds(index))
                throw new InvariantException($"Entry {index} was read from a log that holds {FirstIndex} to {LastIndex}.");
            long position = PositionOf(index);
            return _chunks[(int)(position >> ChunkBits)][position & (ChunkSize - 1)];
        }
    }

    /// <summary>Whether there is an entry at the index.</summary>
    public bool Holds(LogIndex index) => index > BaseIndex && index <= LastIndex;

    /// <summary>Whether the term at the index is known: of an entry held, and of the last one compacted.</summary>
    public bool KnowsTerm(LogIndex index) => index >= BaseIndex && index <= LastIndex;

    /// <summary>The term at an index whose term is known.</summary>
    public Term TermAt(LogIndex index) => index == BaseIndex ? BaseTerm : this[index].Term;

    /// <summary>Whether the log has, or had before compaction, an entry of this term at this index as far as it can tell; index 0 has term 0 in every log.</summary>
    public bool Matches(LogIndex index, Term term) => KnowsTerm(index) && TermAt(index) == term;

    /// <summary>Whether a log that ends in the given entry is at least as up to date as this one (Raft paper, section 5.4.1).</summary>
    public bool IsCoveredBy(LogIndex lastIndex, Term lastTerm) =>
        lastTerm > LastTerm || (lastTerm == LastTerm && lastIndex >= LastIndex);

    /// <summary>Adds the entry that follows the last.</summary>
    public void Append(LogEntry entry)
    {
        if (entry.Index != LastIndex.Next || entry.Term < LastTerm)
            throw new InvariantException($"Entry {entry} was appended to a log that ends in {LastTerm}/{LastIndex}.");
        long position = _firstPosition + _length;
        if (position >> ChunkBits == _chunks.Count)
            _chunks.Add(new LogEntry[ChunkSize]);
        _chunks[^1][position & (ChunkSize - 1)] = entry;
        _length++;
    }

    /// <summary>Removes the entry at the index and all that follow it.</summary>
    public void TruncateFrom(LogIndex first)
    {
        if (!Holds(first))
            throw new InvariantException($"A log that holds {FirstIndex} to {LastIndex} was truncated from {first} on.");
        long end = PositionOf(first);
        _length = first - FirstIndex;
        int chunksKept = (int)((end + ChunkSize - 1) >> ChunkBits);
        _chunks.RemoveRange(chunksKept, _chunks.Count - chunksKept);
        int used = (int)(end & (ChunkSize - 1));
        if (used == 0)
            return;
        var replacement = new LogEntry[ChunkSize];
        Array.Copy(_chunks[^1], replacement, used);
        _chunks[^1] = replacement;
    }

    /// <summary>Forgets the entries up to an index the log holds; its term stays known. Memory is given back a chunk at a time.</summary>
    public void CompactTo(LogIndex upTo)
    {
        var term = this[upTo].Term;
        long removed = upTo - BaseIndex;
        (BaseIndex, BaseTerm) = (upTo, term);
        _firstPosition += removed;
        _length -= removed;
        int whole = (int)(_firstPosition >> ChunkBits);
        _chunks.RemoveRange(0, whole);
        _firstPosition &= ChunkSize - 1;
    }

    /// <summary>Forgets every entry and begins anew after one that is in a snapshot.</summary>
    public void BeginAfter(LogIndex baseIndex, Term baseTerm)
    {
        _chunks.Clear();
        _firstPosition = 0;
        _length = 0;
        (BaseIndex, BaseTerm) = (baseIndex, baseTerm);
    }

    /// <summary>The entries from one index on, <paramref name="count"/> of them.</summary>
    public EntrySlice Slice(LogIndex from, long count)
    {
        if (count == 0)
            return EntrySlice.Empty;
        if (!Holds(from) || !Holds(from + (count - 1)))
            throw new InvariantException($"{count} entries from {from} on were read from a log that holds {FirstIndex} to {LastIndex}.");
        long position = PositionOf(from);
        int offset = (int)(position & (ChunkSize - 1));
        if (offset + count <= ChunkSize)
            return new EntrySlice(_chunks[(int)(position >> ChunkBits)], offset, (int)count);
        var copy = new LogEntry[count];
        for (int i = 0; i < copy.Length; i++)
            copy[i] = this[from + i];
        return new EntrySlice(copy, 0, copy.Length);
    }

    /// <summary>The entries from one index on, as many as stay within both limits, but always the first if
    /// <paramref name="firstGoesAlone"/>.</summary>
    public EntrySlice SliceWithin(LogIndex from, int maxEntries, long maxBytes, bool firstGoesAlone, out long bytes)
    {
        bytes = 0;
        long count = 0;
        while (count < maxEntries && Holds(from + count))
        {
            long size = this[from + count].Size;
            if (bytes + size > maxBytes && !(count == 0 && firstGoesAlone))
                break;
            bytes += size;
            count++;
        }

        return Slice(from, count);
    }

    /// <summary>The highest index, not above <paramref name="upTo"/>, whose term is not above <paramref name="term"/>; when no such one is known, the
    /// index before the base, of which nothing is known, or 0. Terms only grow along a log, so halving finds it. Both sides of the fast back-up skip
    /// whole terms with it (Raft paper, section 5.3).</summary>
    public LogIndex LastNotAbove(LogIndex upTo, Term term)
    {
        if (upTo < BaseIndex)
            return upTo;
        long low = BaseIndex.Value - 1;
        long high = LogIndex.Min(upTo, LastIndex).Value;
        while (low < high)
        {
            long middle = high - ((high - low) / 2);
            if (TermAt(new LogIndex(middle)) <= term)
                low = middle;
            else
                high = middle - 1;
        }

        return new LogIndex(Math.Max(low, 0));
    }

    private long PositionOf(LogIndex index) => _firstPosition + (index - FirstIndex);
}
