using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>Memory that counts per account, refuses what a test says, and fails when more is given back than was taken.</summary>
internal sealed class CountedMemory : IMemoryPort
{
    private readonly Dictionary<MemoryAccount, long> _held = [];

    /// <summary>Accounts that refuse.</summary>
    public HashSet<MemoryAccount> Refusing { get; } = [];

    public long Held(MemoryAccount account) => _held.GetValueOrDefault(account);

    public bool TryTake(MemoryAccount account, long bytes)
    {
        if (Refusing.Contains(account))
            return false;
        _held[account] = Held(account) + bytes;
        return true;
    }

    public void Release(MemoryAccount account, long bytes)
    {
        _held[account] = Held(account) - bytes;
        if (_held[account] < 0)
            throw new InvalidOperationException($"{account}: more was given back than taken ({_held[account]}).");
    }
}
