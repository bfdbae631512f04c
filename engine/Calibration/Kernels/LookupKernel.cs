using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Kernels;

/// <summary>Look-ups in a hash table that the first cache does not hold and the second does, so that neighbours matter little: branches and dependent reads, as most of a node's code has them.</summary>
internal sealed class LookupKernel : IKernel
{
    private const int Entries = 4_000;
    private const int Lookups = 4_000;
    private const long SliceNs = 2_000_000;

    private readonly Dictionary<uint, uint> _next = [];
    private uint _key;

    /// <summary>Fills the table: each key leads to the next, the last to the first.</summary>
    public LookupKernel()
    {
        uint key = 0;
        for (int i = 1; i < Entries; i++)
            key = _next[key] = unchecked((key * 1_664_525) + 1_013_904_223);
        _next[key] = 0;
    }

    /// <inheritdoc/>
    public string Key => "lookup";

    /// <inheritdoc/>
    public double Sample() => Repeated.ProcessorTime(Look, SliceNs) / Lookups;

    private void Look()
    {
        for (int i = 0; i < Lookups; i++)
            _key = _next[_key];
    }
}
