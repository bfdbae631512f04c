using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Contracts.Tests.Network;

/// <summary>What <see cref="INetworkPort"/> promises, in whatever world.</summary>
public abstract class NetworkContract
{
    private const int Body = 5_000;
    private const int Many = 10_000;

    [Fact]
    public async Task A_lane_keeps_the_order_of_its_messages_whatever_their_sizes()
    {
        await using NetworkWorld world = Open(new NetworkLimits(Buffer: 100_000_000));
        long[] numbers = [.. Enumerable.Range(1, 300).Select(n => (long)n)];
        foreach (long n in numbers)
        {
            Assert.Equal(SendResult.Accepted, world.Send(Numbered.Message(n), TrafficClass.Control));
            Assert.Equal(SendResult.Accepted, world.Send(Numbered.Message(n, (int)(n * n % 40_000) + 1), TrafficClass.Bulk));
        }
        await world.UntilAsync(() => world.Delivered(TrafficClass.Control).Length == 300 && world.Delivered(TrafficClass.Bulk).Length == 300, "all are delivered");
        Assert.Equal(numbers, world.Delivered(TrafficClass.Control));
        Assert.Equal(numbers, world.Delivered(TrafficClass.Bulk));
    }

    [Fact]
    public async Task A_full_buffer_refuses_and_tells_once_when_half_of_it_is_free()
    {
        await using NetworkWorld world = Open(new NetworkLimits());
        world.HoldBulk();
        int accepted = await FillAsync(world);
        Assert.Equal(SendResult.Full, world.Send(Numbered.Message(0, Body), TrafficClass.Bulk));
        Assert.Equal(0, world.Drains);
        world.ReleaseBulk();
        await world.UntilAsync(() => world.Delivered(TrafficClass.Bulk).Length == accepted && world.Drains > 0, "all are delivered and the sender is told");
        Assert.Equal(Enumerable.Range(1, accepted).Select(n => (long)n), world.Delivered(TrafficClass.Bulk));
        Assert.Equal(1, world.Drains);
        Assert.Equal(SendResult.Accepted, world.Send(Numbered.Message(accepted + 1, Body), TrafficClass.Bulk));
    }

    [Fact]
    public async Task A_sender_that_was_not_refused_is_told_nothing()
    {
        await using NetworkWorld world = Open(new NetworkLimits());
        for (int n = 1; n <= 20; n++)
            Assert.Equal(SendResult.Accepted, world.Send(Numbered.Message(n, Body), TrafficClass.Bulk));
        await world.UntilAsync(() => world.Delivered(TrafficClass.Bulk).Length == 20, "all are delivered");
        Assert.Equal(0, world.Drains);
    }

    [Fact]
    public async Task What_is_sent_and_not_delivered_is_never_more_than_a_window()
    {
        var limits = new NetworkLimits();
        await using NetworkWorld world = Open(limits);
        world.HoldBulk();
        int accepted = await FillAsync(world);
        long most = 0;
        await world.UntilAsync(() => (most = Math.Max(most, world.BulkUnderWay)) > limits.Window - limits.Chunk, "the window is used");
        Assert.InRange(most, limits.Window - limits.Chunk, limits.Window);
        Assert.Empty(world.Delivered(TrafficClass.Bulk));
        world.ReleaseBulk();
        await world.UntilAsync(() => (most = Math.Max(most, world.BulkUnderWay)) >= 0 && world.Delivered(TrafficClass.Bulk).Length == accepted, "all are delivered");
        Assert.InRange(most, 1, limits.Window);
    }

    [Fact]
    public async Task Control_does_not_wait_behind_bulk()
    {
        await using NetworkWorld world = Open(new NetworkLimits());
        world.HoldBulk();
        await FillAsync(world);
        Assert.Equal(SendResult.Accepted, world.Send(Numbered.Message(7), TrafficClass.Control));
        await world.UntilAsync(() => world.Delivered(TrafficClass.Control).Length == 1, "control is delivered");
        Assert.Empty(world.Delivered(TrafficClass.Bulk));
    }

    [Fact]
    public async Task A_message_larger_than_window_and_buffer_passes_when_the_buffer_is_empty()
    {
        await using NetworkWorld world = Open(new NetworkLimits());
        Assert.Equal(SendResult.Accepted, world.Send(Numbered.Message(1, 1_000_000), TrafficClass.Bulk));
        await world.UntilAsync(() => world.Delivered(TrafficClass.Bulk).Length == 1, "it is delivered");
    }

    [Fact]
    public async Task A_broken_link_loses_messages_delivers_none_twice_and_recovers()
    {
        await using NetworkWorld world = Open(new NetworkLimits());
        world.Send(Numbered.Message(1), TrafficClass.Control);
        await world.UntilAsync(() => world.Delivered(TrafficClass.Control).Length == 1, "the control lane works");
        world.HoldBulk();
        int accepted = await FillAsync(world);
        await world.BreakAsync();
        world.ReleaseBulk();
        await world.RecoverAsync();
        await world.UntilAsync(() => world.Drains == 1, "the sender that was refused is told");
        Assert.Equal(SendResult.Accepted, world.Send(Numbered.Message(accepted + 1, Body), TrafficClass.Bulk));
        Assert.Equal(SendResult.Accepted, world.Send(Numbered.Message(2), TrafficClass.Control));
        await world.UntilAsync(() => world.Delivered(TrafficClass.Bulk).Contains(accepted + 1) && world.Delivered(TrafficClass.Control).Contains(2), "new messages are delivered");
        long[] delivered = world.Delivered(TrafficClass.Bulk);
        Assert.Equal(delivered.Distinct().Order(), delivered);
        Assert.InRange(delivered.Length, 1, accepted);
    }

    [Fact]
    public async Task Bytes_are_counted_as_the_sizes_that_messages_state()
    {
        await using NetworkWorld world = Open(new NetworkLimits(Buffer: 100_000_000));
        NetworkMessage[] messages = [.. Enumerable.Range(1, 50).Select(n => Numbered.Message(n, n * 997))];
        foreach (NetworkMessage message in messages)
            world.Send(message, TrafficClass.Bulk);
        await world.UntilAsync(() => world.Delivered(TrafficClass.Bulk).Length == 50, "all are delivered");
        long bytes = messages.Sum(m => m.WireSize);
        Assert.Equal((50, bytes, 50, bytes), world.Counted);
    }

    [Fact]
    public async Task Sending_to_oneself_is_a_mistake()
    {
        await using NetworkWorld world = Open(new NetworkLimits());
        Assert.Throws<ArgumentException>(() => world.Port.Send(NodeId.Validator(1), Numbered.Message(1), TrafficClass.Control));
    }

    private protected abstract NetworkWorld Open(NetworkLimits limits);

    /// <summary>Sends bulk until the buffer and the window are full.</summary>
    /// <returns>How many were accepted.</returns>
    private static async Task<int> FillAsync(NetworkWorld world)
    {
        int accepted = 0;
        while (accepted < Many)
        {
            if (world.Send(Numbered.Message(accepted + 1, Body), TrafficClass.Bulk) == SendResult.Accepted)
                accepted++;
            else if (world.BulkUnderWay > 64_000 - 16_000 - Body)
                return accepted;
            else
                await world.UntilAsync(() => world.BulkUnderWay > 64_000 - 16_000 - Body, "the window fills");
        }
        throw new InvalidOperationException($"{Many} messages of {Body} bytes were accepted and none delivered: the buffer has no bound.");
    }
}
