using System.Numerics;

namespace Aurigraph.Units;

/// <summary>The only source of randomness in the virtual world: xoshiro256** (Blackman and Vigna, 2018), seeded through
/// SplitMix64. Integer arithmetic alone, so equal seeds draw equal values everywhere.</summary>
public sealed class SeededGenerator
{
    private readonly ulong _seed;
    private ulong _s0;
    private ulong _s1;
    private ulong _s2;
    private ulong _s3;

    /// <summary>Starts the stream of a seed.</summary>
    public SeededGenerator(ulong seed)
    {
        _seed = seed;
        ulong state = seed;
        _s0 = SplitMix(ref state);
        _s1 = SplitMix(ref state);
        _s2 = SplitMix(ref state);
        _s3 = SplitMix(ref state);
    }

    /// <summary>An independent stream for a named purpose. It depends on this generator's seed and the name alone, never on
    /// how much was drawn, so a new stream does not shift the others.</summary>
    public SeededGenerator Derive(string purpose) => new(StableHash.Mix(StableHash.Of(purpose), _seed));

    /// <summary>An independent stream for a numbered purpose, for example one per node.</summary>
    public SeededGenerator Derive(string purpose, long number) =>
        new(StableHash.Mix(StableHash.Mix(StableHash.Of(purpose), _seed), number));

    /// <summary>64 uniform bits.</summary>
    public ulong NextUInt64()
    {
        ulong result = BitOperations.RotateLeft(_s1 * 5, 7) * 9;
        ulong t = _s1 << 17;
        _s2 ^= _s0;
        _s3 ^= _s1;
        _s1 ^= _s2;
        _s0 ^= _s3;
        _s2 ^= t;
        _s3 = BitOperations.RotateLeft(_s3, 45);
        return result;
    }

    /// <summary>Uniform in [0, 1), 53 bits.</summary>
    public double NextDouble() => (NextUInt64() >> 11) * (1.0 / (1UL << 53));

    /// <summary>Uniform in (0, 1], so that its logarithm exists.</summary>
    public double NextPositiveDouble() => ((NextUInt64() >> 11) + 1) * (1.0 / (1UL << 53));

    /// <summary>Uniform in [0, <paramref name="exclusiveMax"/>), by the high half of a product (Lemire, 2019) without its rejection step:
    /// no value is likelier than another by more than exclusiveMax / 2^64 of itself.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The bound is not positive.</exception>
    public long NextInt64(long exclusiveMax)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(exclusiveMax);
        return (long)Math.BigMul(NextUInt64(), (ulong)exclusiveMax, out _);
    }

    /// <summary>Uniform in [<paramref name="min"/>, <paramref name="exclusiveMax"/>); min when they are equal.</summary>
    public Duration NextDuration(Duration min, Duration exclusiveMax) =>
        exclusiveMax <= min ? min : new(min.Nanoseconds + NextInt64(exclusiveMax.Nanoseconds - min.Nanoseconds));

    private static ulong SplitMix(ref ulong state)
    {
        ulong z = state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
