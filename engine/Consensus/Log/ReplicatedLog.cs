using Aurigraph.Units;

namespace Aurigraph.Consensus.Log;

/// <summary>The log in memory: append at the end, truncate at the end, read anywhere in constant time. Entries live in chunks of
/// fixed size, so growing never copies what is there. A chunk that loses entries is replaced and not overwritten, because slices
/// of it may still be under way in messages and writes.</summary>
internal sealed class ReplicatedLog
{
    internal const int ChunkSize = 1 << ChunkBits;
    private const int ChunkBits = 10;
    private readonly List<LogEntry[]> _chunks = [];
    private long _length;

    /// <summary>The index of the last entry; 0 when there is none.</summary>
    public LogIndex LastIndex => new(_length);

    /// <summary>The term of the last entry; 0 when there is none.</summary>
    public Term LastTerm => TermAt(LastIndex);

    /// <summary>The entry at an index that the log holds.</summary>
    public LogEntry this[LogIndex index]
    {
        get
        {
            if (!Holds(index))
                throw new InvariantException($"Entry {index} was read from a log that holds 1 to {LastIndex}.");
            long position = index.Value - 1;
            return _chunks[(int)(position >> ChunkBits)][position & (ChunkSize - 1)];
        }
    }

    /// <summary>Whether there is an entry at the index.</summary>
    public bool Holds(LogIndex index) => index.Value >= 1 && index.Value <= _length;

    /// <summary>The term at an index from 0, where it is 0, to the last.</summary>
    public Term TermAt(LogIndex index) => index.Value == 0 ? Term.Zero : this[index].Term;

    /// <summary>Whether the log has an entry of this term at this index; index 0 has term 0 in every log.</summary>
    public bool Matches(LogIndex index, Term term) => (index.Value == 0 || Holds(index)) && TermAt(index) == term;

    /// <summary>Whether a log that ends in the given entry is at least as up to date as this one (Raft paper, section 5.4.1).</summary>
    public bool IsCoveredBy(LogIndex lastIndex, Term lastTerm) =>
        lastTerm > LastTerm || (lastTerm == LastTerm && lastIndex >= LastIndex);

    /// <summary>Adds the entry that follows the last.</summary>
    public void Append(LogEntry entry)
    {
        if (entry.Index != LastIndex.Next || entry.Term < LastTerm)
            throw new InvariantException($"Entry {entry} was appended to a log that ends in {LastTerm}/{LastIndex}.");
        int slot = (int)(_length & (ChunkSize - 1));
        if (slot == 0)
            _chunks.Add(new LogEntry[ChunkSize]);
        _chunks[^1][slot] = entry;
        _length++;
    }

    /// <summary>Removes the entry at the index and all that follow it.</summary>
    public void TruncateFrom(LogIndex first)
    {
        if (!Holds(first))
            throw new InvariantException($"A log that holds 1 to {LastIndex} was truncated from {first} on.");
        _length = first.Value - 1;
        int chunksKept = (int)((_length + ChunkSize - 1) >> ChunkBits);
        _chunks.RemoveRange(chunksKept, _chunks.Count - chunksKept);
        int used = (int)(_length & (ChunkSize - 1));
        if (used == 0)
            return;
        var replacement = new LogEntry[ChunkSize];
        Array.Copy(_chunks[^1], replacement, used);
        _chunks[^1] = replacement;
    }

    /// <summary>The entries from one index on, <paramref name="count"/> of them.</summary>
    public EntrySlice Slice(LogIndex from, long count)
    {
        if (count == 0)
            return EntrySlice.Empty;
        if (!Holds(from) || !Holds(from + (count - 1)))
            throw new InvariantException($"{count} entries from {from} on were read from a log that holds 1 to {LastIndex}.");
        long position = from.Value - 1;
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

    /// <summary>The highest index, not above <paramref name="upTo"/>, whose term is not above <paramref name="term"/>. Terms only
    /// grow along a log, so halving finds it. Both sides of the fast back-up skip whole terms with it (Raft paper, section 5.3).</summary>
    public LogIndex LastNotAbove(LogIndex upTo, Term term)
    {
        long low = 0;
        long high = LogIndex.Min(upTo, LastIndex).Value;
        while (low < high)
        {
            long middle = high - ((high - low) / 2);
            if (TermAt(new LogIndex(middle)) <= term)
                low = middle;
            else
                high = middle - 1;
        }

        return new LogIndex(low);
    }
}
