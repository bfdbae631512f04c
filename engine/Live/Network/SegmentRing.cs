namespace Aurigraph.Live.Network;

/// <summary>A queue of segments whose ends can be changed in place.</summary>
internal sealed class SegmentRing
{
    private SendSegment[] _items = new SendSegment[16];
    private int _head;

    public int Count { get; private set; }

    public ref SendSegment First => ref _items[_head];

    public ref SendSegment Last => ref _items[(_head + Count - 1) & (_items.Length - 1)];

    public void Add(in SendSegment segment)
    {
        if (Count == _items.Length)
            Grow();
        _items[(_head + Count) & (_items.Length - 1)] = segment;
        Count++;
    }

    public void RemoveFirst()
    {
        _items[_head] = default;
        _head = (_head + 1) & (_items.Length - 1);
        Count--;
    }

    private void Grow()
    {
        var larger = new SendSegment[_items.Length * 2];
        for (int i = 0; i < Count; i++)
            larger[i] = _items[(_head + i) & (_items.Length - 1)];
        (_items, _head) = (larger, 0);
    }
}
