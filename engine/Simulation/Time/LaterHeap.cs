namespace Aurigraph.Simulation.Time;

/// <summary>
/// Events of later instants: a heap of arity four on (time, sequence of posting). What moves in the heap are keys of 16 bytes without
/// references, four of them to a cache line and copied without a write barrier; what fires stays in its slot, which the key names.
/// </summary>
internal sealed class LaterHeap
{
    private const int SlotBits = 24;
    private const long SlotMask = (1L << SlotBits) - 1;

    private Key[] _keys = new Key[1024];
    private Slot[] _slots = new Slot[1024];
    private int _usedSlots;
    private int _firstUnused = -1;
    private long _sequence;

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>The instant of the first; the largest number when empty.</summary>
    public long NextTime { get; private set; } = long.MaxValue;

    /// <summary>Puts one in its place.</summary>
    /// <exception cref="InvalidOperationException">16 million events wait already.</exception>
    public void Add(long time, IKernelEvent happening, long argument)
    {
        if (Count == _keys.Length)
            Grow();
        int slot = Keep(happening, argument);
        var keys = _keys;
        int hole = Count++;
        while (hole > 0)
        {
            int parent = (hole - 1) >> 2;
            // The newcomer has the highest sequence, so it rises past later instants only.
            if (keys[parent].Time <= time)
                break;
            keys[hole] = keys[parent];
            hole = parent;
        }
        // 40 bits for the sequence: a million million events.
        keys[hole] = new Key(time, checked(_sequence++ * (SlotMask + 1)) | (uint)slot);
        NextTime = keys[0].Time;
    }

    /// <summary>Takes the first; the heap must not be empty.</summary>
    public void Take(out long time, out IKernelEvent happening, out long argument)
    {
        var keys = _keys;
        time = keys[0].Time;
        int slot = (int)(keys[0].Order & SlotMask);
        ref Slot taken = ref _slots[slot];
        happening = taken.Happening!;
        argument = taken.Argument;
        taken.Happening = null;
        taken.Argument = _firstUnused;
        _firstUnused = slot;
        int count = --Count;
        if (count == 0)
        {
            NextTime = long.MaxValue;
            return;
        }
        SiftDown(keys.AsSpan(0, count), keys[count]);
        NextTime = keys[0].Time;
    }

    private static void SiftDown(Span<Key> keys, Key last)
    {
        int hole = 0;
        while (true)
        {
            int child = (hole << 2) + 1;
            if (child >= keys.Length)
                break;
            int smallest = child;
            Key best = keys[child];
            int end = Math.Min(child + 4, keys.Length);
            for (int other = child + 1; other < end; other++)
            {
                if (keys[other].Precedes(best))
                {
                    smallest = other;
                    best = keys[other];
                }
            }
            if (!best.Precedes(last))
                break;
            keys[hole] = best;
            hole = smallest;
        }
        keys[hole] = last;
    }

    private int Keep(IKernelEvent happening, long argument)
    {
        int slot = _firstUnused;
        if (slot >= 0)
            _firstUnused = (int)_slots[slot].Argument;
        else
            slot = _usedSlots++;
        _slots[slot].Happening = happening;
        _slots[slot].Argument = argument;
        return slot;
    }

    private void Grow()
    {
        if (Count > SlotMask)
            throw new InvalidOperationException($"{Count} events are pending: something posts without end. Bound what it has under way.");
        Array.Resize(ref _keys, Count * 2);
        Array.Resize(ref _slots, Count * 2);
    }

    /// <summary>When, and in which order among equals; the order's low bits name the slot.</summary>
    private readonly record struct Key(long Time, long Order)
    {
        public bool Precedes(Key other) => Time < other.Time || (Time == other.Time && Order < other.Order);
    }

    /// <summary>What fires. Of an unused slot, the argument is the next unused one.</summary>
    private struct Slot
    {
        public IKernelEvent? Happening;
        public long Argument;
    }
}
