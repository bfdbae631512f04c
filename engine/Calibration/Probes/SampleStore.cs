using Aurigraph.Storage.States;
using Aurigraph.Units;

namespace Aurigraph.Calibration.Probes;

/// <summary>The state store of a node whose scenario leaves it to the defaults.</summary>
internal static class SampleStore
{
    /// <summary>Cache, write buffers, filters and compression that scenarios have unless they say otherwise.</summary>
    public static StateStoreSettings Settings { get; } = new()
    {
        Cache = new ByteCount(200_000_000),
        WriteBuffer = new ByteCount(64_000_000),
        WriteBuffers = 2,
        BloomFilterBits = 10,
        IsCompressed = true,
    };
}
