namespace Aurigraph.Simulation.Cores;

/// <summary>Work that waits, first in, first out; linked through the table's slots.</summary>
internal sealed class WorkQueue
{
    private readonly WorkTable _table;
    private int _head = -1;
    private int _tail = -1;

    /// <summary>An empty queue over a table.</summary>
    public WorkQueue(WorkTable table) => _table = table;

    /// <summary>How much waits.</summary>
    public int Count { get; private set; }

    /// <summary>Puts work at the end.</summary>
    public void Add(int slot)
    {
        _table[slot].Next = -1;
        if (_tail < 0)
            _head = slot;
        else
            _table[_tail].Next = slot;
        _tail = slot;
        Count++;
    }

    /// <summary>Puts work before all that waits.</summary>
    public void AddFirst(int slot)
    {
        _table[slot].Next = _head;
        _head = slot;
        if (_tail < 0)
            _tail = slot;
        Count++;
    }

    /// <summary>Takes the first; the queue must not be empty.</summary>
    public int Take()
    {
        int slot = _head;
        _head = _table[slot].Next;
        if (_head < 0)
            _tail = -1;
        Count--;
        return slot;
    }

    /// <summary>Takes out all work of a node and gives its slots back; the order of the rest stays.</summary>
    /// <returns>How much was taken out.</returns>
    public int RemoveNode(int node)
    {
        int before = Count;
        for (int i = 0; i < before; i++)
        {
            int slot = Take();
            if (_table[slot].Node == node)
                _table.Remove(slot);
            else
                Add(slot);
        }
        return before - Count;
    }
}
