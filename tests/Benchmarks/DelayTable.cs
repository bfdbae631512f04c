using Aurigraph.Units;

namespace Aurigraph.Benchmarks;

/// <summary>Delays drawn beforehand, so that drawing is not measured: exponential in shape, a microsecond on average.</summary>
internal sealed class DelayTable
{
    private const int Size = 1 << 16;

    private readonly Duration[] _delays = new Duration[Size];
    private int _next;

    /// <summary>The table of a seed.</summary>
    public DelayTable(ulong seed)
    {
        var generator = new SeededGenerator(seed);
        for (int i = 0; i < Size; i++)
            _delays[i] = new Duration(1 + (long)(-1_000 * Math.Log(generator.NextPositiveDouble())));
    }

    /// <summary>The next delay, round and round.</summary>
    public Duration Next() => _delays[_next++ & (Size - 1)];
}
