using System.Net.Sockets;
using Aurigraph.Live.Network;

namespace Aurigraph.Live.Tests.Network;

[Collection(AloneCollection.Name)]
public sealed class StrangerMemoryTests
{
    [Fact]
    public async Task Ten_thousand_strangers_leave_no_memory_behind()
    {
        await using var pair = new Pair();
        await pair.ConnectedAsync();
        await StrangersAsync(pair, 1000);
        long before = GC.GetTotalMemory(forceFullCollection: true);
        await StrangersAsync(pair, 10_000);
        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 2_000_000);
        Assert.Equal(11_000, pair.NetworkB.Counts.Refusals.GetValueOrDefault(RefusalKind.Garbage));
        // The first, the tenth, the hundredth, the thousandth and the ten-thousandth are told.
        Assert.Equal(5, pair.Events.OfType<ConnectionRefused>().Count());
        pair.Send(1);
        await Until.TrueAsync(() => pair.InboxB.Count == 1, "peers are still served");
    }

    private static async Task StrangersAsync(Pair pair, int count)
    {
        byte[] garbage = new byte[64];
        garbage.AsSpan().Fill(0xFF);
        long before = pair.NetworkB.Counts.Refusals.GetValueOrDefault(RefusalKind.Garbage);
        for (int i = 0; i < count; i++)
        {
            using Socket socket = Raw.Connect(pair.NetworkB);
            await socket.SendAsync(garbage);
            Assert.True(await Raw.EndsAsync(socket));
        }
        await Until.TrueAsync(() => pair.NetworkB.Counts.Refusals.GetValueOrDefault(RefusalKind.Garbage) == before + count, "all are counted");
    }
}
