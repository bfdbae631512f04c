using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>Something kept for each of the latest log indices: a ring that grows to a bound and then lets go of the lowest. Before it grows it lets go
/// of what nobody needs any more, so its size follows the distance between the first node and the last, not the length of the run.</summary>
/// <param name="most">Indices kept at most; a power of two.</param>
/// <param name="needed">The lowest index that may still be asked about.</param>
/// <param name="letGo">Told what falls out, in order.</param>
internal sealed class IndexWindow<T>(int most, Func<LogIndex> needed, Action<LogIndex, T>? letGo = null)
    where T : struct
{
    private T[] _ring = new T[Math.Min(most, 256)];
    private long _low = 1;
    private long _end = 1;

    /// <summary>The lowest index kept.</summary>
    public LogIndex Low => new(_low);

    /// <summary>Indices there is room for.</summary>
    internal int Capacity => _ring.Length;

    /// <summary>What is kept for an index that is not below <see cref="Low"/>; nothing as yet for one that was not asked about before.</summary>
    public ref T At(LogIndex index)
    {
        if (index.Value >= _low + _ring.Length)
            MakeRoom(index.Value);
        if (index.Value < _low)
            throw new InvariantException($"Index {index} was asked about where {Low} is the lowest that is kept.");
        _end = Math.Max(_end, index.Value + 1);
        return ref _ring[index.Value & (_ring.Length - 1)];
    }

    private void MakeRoom(long index)
    {
        Release(Math.Min(needed().Value, _end));
        while (index - _low >= _ring.Length / 2 && _ring.Length < most)
            Grow();
        if (index - _low >= _ring.Length)
            Release(index - (_ring.Length / 2));
    }

    private void Release(long low)
    {
        for (; _low < low; _low++)
        {
            ref T kept = ref _ring[_low & (_ring.Length - 1)];
            if (_low < _end)
                letGo?.Invoke(new LogIndex(_low), kept);
            kept = default;
        }
        _end = Math.Max(_end, _low);
    }

    private void Grow()
    {
        var larger = new T[_ring.Length * 2];
        for (long i = _low; i < _end; i++)
            larger[i & (larger.Length - 1)] = _ring[i & (_ring.Length - 1)];
        _ring = larger;
    }
}
