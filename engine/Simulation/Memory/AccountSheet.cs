using Aurigraph.Measurement;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Memory;

/// <summary>Bytes held per account, and how they stood when they were most.</summary>
internal sealed class AccountSheet
{
    private readonly long[] _held = new long[Accounts.Length];
    private readonly long[] _atPeak = new long[Accounts.Length];
    private long _peak;
    private VirtualTime _peakAt;

    /// <summary>All accounts.</summary>
    public static MemoryAccount[] Accounts { get; } = Enum.GetValues<MemoryAccount>();

    /// <summary>Bytes in all accounts.</summary>
    public long Total { get; private set; }

    /// <summary>How often something was refused.</summary>
    public long Refusals { get; set; }

    /// <summary>Most bytes at one time.</summary>
    public MemoryPeak Peak => new(new ByteCount(_peak), _peakAt, new MemoryByAccount(
        Mempool: _atPeak[(int)MemoryAccount.Mempool],
        Bodies: _atPeak[(int)MemoryAccount.Bodies],
        Log: _atPeak[(int)MemoryAccount.Log],
        StateCache: _atPeak[(int)MemoryAccount.StateCache],
        WriteBuffer: _atPeak[(int)MemoryAccount.WriteBuffer],
        Network: _atPeak[(int)MemoryAccount.Network],
        Runtime: _atPeak[(int)MemoryAccount.Runtime]));

    /// <summary>Bytes in one account.</summary>
    public long this[MemoryAccount account] => _held[(int)account];

    /// <summary>Adds bytes to an account, or takes them away when negative.</summary>
    public void Add(MemoryAccount account, long bytes, VirtualTime now)
    {
        _held[(int)account] += bytes;
        Total += bytes;
        if (Total <= _peak)
            return;
        _peak = Total;
        _peakAt = now;
        _held.CopyTo(_atPeak, 0);
    }
}
