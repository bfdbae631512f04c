namespace Aurigraph.PlantedFaults.Tests.Trials;

/// <summary>The log and hard state that survive a crash: what was completed, and nothing of what is under way.</summary>
internal sealed class MemberDisk
{
    private readonly Queue<DurableWrite> _underWay = new();
    private readonly List<LogEntry> _entries = [];
    private readonly List<ulong> _checksums = [];
    private HardState _hardState;
    private LogEntry? _intact;

    /// <summary>What the log begins after; null when it begins at 1.</summary>
    public SnapshotMark? Begin { get; private set; }

    public LogIndex BeginIndex => Begin?.Index ?? LogIndex.Zero;

    public LogIndex LastIndex => BeginIndex + _entries.Count;

    public bool HasWrites => _underWay.Count > 0;

    public bool IsCorrupted => _intact is not null;

    public void Issue(DurableWrite write) => _underWay.Enqueue(write);

    /// <summary>The oldest write becomes durable; null when none is under way.</summary>
    public DurableWrite? Complete()
    {
        if (!_underWay.TryDequeue(out DurableWrite? write))
            return null;
        _hardState = write.HardState ?? _hardState;
        if (write.Snapshot is { } snapshot)
        {
            Begin = snapshot;
            CutTo(0);
        }
        if (write.Entries.IsEmpty)
            return write;
        int first = (int)(write.Entries.First.Index - BeginIndex) - 1;
        CutTo(Math.Max(first, 0));
        foreach (LogEntry entry in write.Entries.Skip(Math.Max(0, -first)))
        {
            _entries.Add(entry);
            _checksums.Add(entry.Checksum);
        }
        return write;
    }

    /// <summary>Power fails: of the writes under way the oldest few may have reached the platter, unreported.</summary>
    public void Crash(int reachedThePlatter)
    {
        for (; reachedThePlatter > 0 && HasWrites; reachedThePlatter--)
            Complete();
        _underWay.Clear();
    }

    /// <summary>Drops the entries up to a mark whose state is durable.</summary>
    public void Compact(SnapshotMark upTo)
    {
        int count = (int)(upTo.Index - BeginIndex);
        _entries.RemoveRange(0, count);
        _checksums.RemoveRange(0, count);
        Begin = upTo;
    }

    /// <summary>An entry changes by itself; its checksum does not.</summary>
    public void Corrupt(int place)
    {
        if (_entries.Count == 0 || IsCorrupted)
            return;
        int position = place % _entries.Count;
        _intact = _entries[position];
        _entries[position] = new LogEntry(_intact.Term, _intact.Index, new NumberedPayload(-1 - place));
    }

    /// <summary>Whoever looks after the disk puts back what was written.</summary>
    public void Repair()
    {
        if (_intact is { } intact)
            _entries[(int)(intact.Index - BeginIndex) - 1] = intact;
        _intact = null;
    }

    public RestoredState Restore(SnapshotMark? state) => new(_hardState, [.. _entries], state, Begin, [.. _checksums]);

    private void CutTo(int count)
    {
        _entries.RemoveRange(count, _entries.Count - count);
        _checksums.RemoveRange(count, _checksums.Count - count);
    }
}
