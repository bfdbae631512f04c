using System.Runtime.CompilerServices;

namespace Aurigraph.Simulation.Time;

/// <summary>Events of later instants: a heap of arity four on (time, sequence of posting). Four children share a cache line or two, so a
/// removal touches half the lines of a binary heap.</summary>
internal sealed class LaterHeap
{
    private Entry[] _entries = new Entry[1024];
    private long _sequence;

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>The instant of the first; the largest number when empty.</summary>
    public long NextTime { get; private set; } = long.MaxValue;

    /// <summary>Puts one in its place.</summary>
    public void Add(long time, IKernelEvent happening, long argument)
    {
        if (Count == _entries.Length)
            Array.Resize(ref _entries, Count * 2);
        var entries = _entries;
        int hole = Count++;
        while (hole > 0)
        {
            int parent = (hole - 1) >> 2;
            // The newcomer has the highest sequence, so it rises past later instants only.
            if (entries[parent].Time <= time)
                break;
            entries[hole] = entries[parent];
            hole = parent;
        }
        ref Entry entry = ref entries[hole];
        entry.Time = time;
        entry.Sequence = _sequence++;
        entry.Happening = happening;
        entry.Argument = argument;
        NextTime = entries[0].Time;
    }

    /// <summary>Takes the first; the heap must not be empty.</summary>
    public void Take(out long time, out IKernelEvent happening, out long argument)
    {
        var entries = _entries;
        ref Entry first = ref entries[0];
        time = first.Time;
        happening = first.Happening!;
        argument = first.Argument;
        int count = --Count;
        if (count == 0)
        {
            first.Happening = null;
            NextTime = long.MaxValue;
            return;
        }
        Entry last = entries[count];
        entries[count].Happening = null;
        SiftDown(entries, count, ref last);
        NextTime = first.Time;
    }

    private static void SiftDown(Entry[] entries, int count, ref Entry last)
    {
        int hole = 0;
        while (true)
        {
            int child = (hole << 2) + 1;
            if (child >= count)
                break;
            int smallest = child;
            int end = Math.Min(child + 4, count);
            for (int other = child + 1; other < end; other++)
            {
                if (Precedes(ref entries[other], ref entries[smallest]))
                    smallest = other;
            }
            if (!Precedes(ref entries[smallest], ref last))
                break;
            entries[hole] = entries[smallest];
            hole = smallest;
        }
        entries[hole] = last;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool Precedes(ref Entry a, ref Entry b) => a.Time < b.Time || (a.Time == b.Time && a.Sequence < b.Sequence);

    private struct Entry
    {
        public long Time;
        public long Sequence;
        public IKernelEvent? Happening;
        public long Argument;
    }
}
