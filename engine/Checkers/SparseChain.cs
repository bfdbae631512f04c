using Aurigraph.Units;

namespace Aurigraph.Checkers;

/// <summary>States at indices that went by, so many at most: when there are too many, every second one is dropped, and from then on only every second
/// is taken.</summary>
internal sealed class SparseChain(int most)
{
    private readonly Dictionary<long, ulong> _states = [];

    /// <summary>How far apart the indices are that are kept.</summary>
    public long Stride { get; private set; } = 1;

    /// <summary>How many are kept.</summary>
    public int Count => _states.Count;

    /// <summary>Indices rise; zero is no state.</summary>
    public void Add(LogIndex index, ulong state)
    {
        if (state == 0 || index.Value % Stride != 0)
            return;
        _states[index.Value] = state;
        if (_states.Count < most)
            return;
        Stride *= 2;
        foreach (long dropped in _states.Keys.Where(k => k % Stride != 0).ToArray())
            _states.Remove(dropped);
    }

    /// <summary>The state at an index; zero when it is not kept.</summary>
    public ulong At(LogIndex index) => _states.GetValueOrDefault(index.Value);
}
