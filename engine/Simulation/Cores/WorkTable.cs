namespace Aurigraph.Simulation.Cores;

/// <summary>All work of a pool in one array whose slots are used again, so that work costs no allocation.</summary>
internal sealed class WorkTable
{
    private Work[] _slots = new Work[64];
    private int _used;
    private int _firstUnused = -1;
    private long _serial;

    /// <summary>Slots that have ever been used.</summary>
    public int Count => _used;

    /// <summary>The work in a slot. Valid until the next <see cref="Add"/>.</summary>
    public ref Work this[int slot] => ref _slots[slot];

    /// <summary>Takes a slot for new work.</summary>
    public int Add()
    {
        int slot = _firstUnused;
        if (slot >= 0)
        {
            _firstUnused = _slots[slot].Next;
        }
        else
        {
            if (_used == _slots.Length)
                Array.Resize(ref _slots, _used * 2);
            slot = _used++;
        }
        ref Work work = ref _slots[slot];
        work.Serial = ++_serial;
        work.Next = -1;
        work.Job = -1;
        work.WasCut = false;
        return slot;
    }

    /// <summary>Gives a slot back.</summary>
    public void Remove(int slot)
    {
        ref Work work = ref _slots[slot];
        work.Completion = null;
        work.State = WorkState.None;
        work.Next = _firstUnused;
        _firstUnused = slot;
    }
}
