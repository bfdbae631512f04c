using System.Net;

namespace Aurigraph.Live.Network;

/// <summary>Counts connections that came in and were closed, by reason, and says so in a log that does not grow with their number.</summary>
internal sealed class RefusalTally(Action<NetworkEvent> tell)
{
    private readonly long[] _counts = new long[(int)RefusalKind.Credit + 1];

    /// <summary>The counts of reasons that occurred.</summary>
    public IReadOnlyDictionary<RefusalKind, long> Counts =>
        Enumerable.Range(0, _counts.Length).Where(k => Volatile.Read(ref _counts[k]) > 0).ToDictionary(k => (RefusalKind)k, k => Volatile.Read(ref _counts[k]));

    public void Add(EndPoint? remote, RefusalKind kind, string why)
    {
        long count = Interlocked.Increment(ref _counts[(int)kind]);
        long power = 1;
        while (power < count)
            power *= 10;
        if (power == count)
            tell(new ConnectionRefused(remote, kind, $"a connection from {remote?.ToString() ?? "an address not known any more"} was closed: {why}{(count > 1 ? $" ({count} of this kind so far)" : "")}"));
    }
}
