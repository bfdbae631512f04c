using Aurigraph.Node.Ports;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>Memory with a limit that fails when more is given back than was taken.</summary>
internal sealed class CountedMemory(long limit = long.MaxValue) : IMemoryPort
{
    public long Limit { get; set; } = limit;

    public long Held { get; private set; }

    public long Peak { get; private set; }

    public Action? OnRefusal { get; set; }

    public bool TryTake(MemoryAccount account, long bytes)
    {
        Assert.Equal(MemoryAccount.Network, account);
        Assert.True(bytes > 0);
        if (Held + bytes > Limit)
        {
            OnRefusal?.Invoke();
            return false;
        }
        Held += bytes;
        Peak = Math.Max(Peak, Held);
        return true;
    }

    public void Release(MemoryAccount account, long bytes)
    {
        Assert.Equal(MemoryAccount.Network, account);
        Assert.InRange(bytes, 1, Held);
        Held -= bytes;
    }
}
