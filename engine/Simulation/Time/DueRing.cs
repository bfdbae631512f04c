using System.Runtime.CompilerServices;

namespace Aurigraph.Simulation.Time;

/// <summary>Events due now, first in, first out, in a ring that doubles when full.</summary>
internal sealed class DueRing
{
    private Entry[] _entries = new Entry[256];
    private int _head;

    /// <summary>How many wait.</summary>
    public int Count { get; private set; }

    /// <summary>Puts one at the end.</summary>
    public void Add(IKernelEvent happening, long argument)
    {
        if (Count == _entries.Length)
            Grow();
        var entries = _entries;
        ref Entry entry = ref entries[(_head + Count++) & (entries.Length - 1)];
        entry.Happening = happening;
        entry.Argument = argument;
    }

    /// <summary>Takes the first; the ring must not be empty.</summary>
    public void Take(out IKernelEvent happening, out long argument)
    {
        var entries = _entries;
        ref Entry entry = ref entries[_head];
        happening = entry.Happening!;
        argument = entry.Argument;
        entry.Happening = null;
        _head = (_head + 1) & (entries.Length - 1);
        Count--;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private void Grow()
    {
        var larger = new Entry[_entries.Length * 2];
        int tail = _entries.Length - _head;
        Array.Copy(_entries, _head, larger, 0, tail);
        Array.Copy(_entries, 0, larger, tail, _head);
        _entries = larger;
        _head = 0;
    }

    private struct Entry
    {
        public IKernelEvent? Happening;
        public long Argument;
    }
}
