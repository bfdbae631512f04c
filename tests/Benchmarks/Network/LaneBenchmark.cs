using System.Diagnostics;
using System.Globalization;
using System.Net;
using Aurigraph.Live.Network;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Benchmarks.Network;

/// <summary>How much one lane carries over loopback, and what it costs in processor time at both ends: <c>lane</c> runs both ends in one process,
/// <c>lane receive</c> and <c>lane send PORT</c> each in one of their own.</summary>
internal static class LaneBenchmark
{
    private const long BytesPerRun = 2_000_000_000;
    private const long MessagesPerRun = 3_000_000;
    private static readonly NodeId Sender = NodeId.Validator(1);
    private static readonly NodeId Receiver = NodeId.Validator(2);
    private static readonly int[] Sizes = [256, 64_000, 1_000_000];

    public static async Task<int> RunAsync(string[] arguments)
    {
        switch (arguments)
        {
            case []:
                foreach (int size in Sizes)
                    await RunInOneProcessAsync(size).ConfigureAwait(false);
                return 0;
            case ["receive"]:
                await ReceiveAsync().ConfigureAwait(false);
                return 0;
            case ["send", var port]:
                foreach (int size in Sizes)
                    await SendAsync(int.Parse(port, CultureInfo.InvariantCulture), size).ConfigureAwait(false);
                return 0;
            default:
                await Console.Error.WriteLineAsync("Expected: lane, lane receive, or lane send PORT.").ConfigureAwait(false);
                return 2;
        }
    }

    private static async Task RunInOneProcessAsync(int size)
    {
        var sink = new Sink();
        await using var receiver = new SocketNetwork(Options(Receiver), sink);
        receiver.Start();
        await using var sender = new SocketNetwork(Options(Sender), sink.Sender);
        sender.Start();
        sender.Know(Receiver, receiver.EndPoint);
        await MeasureAsync(sender, sink, size, "both ends", 0).ConfigureAwait(false);
    }

    private static async Task ReceiveAsync()
    {
        var sink = new Sink();
        await using var receiver = new SocketNetwork(Options(Receiver), sink);
        receiver.Start();
        Console.WriteLine($"listening on {receiver.EndPoint.Port}; ends with a line of input");
        long messages = 0;
        TimeSpan before = Environment.CpuUsage.TotalTime;
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is { Length: > 0 })
        {
            TimeSpan now = Environment.CpuUsage.TotalTime;
            long received = Interlocked.Read(ref sink.Received);
            Console.WriteLine($"received {received - messages:N0} messages, {(now - before).TotalMilliseconds:N0} ms of CPU, {GC.CollectionCount(2)} collections of the oldest generation");
            (messages, before) = (received, now);
        }
    }

    private static async Task SendAsync(int port, int size)
    {
        var sink = new Sink();
        await using var sender = new SocketNetwork(Options(Sender), sink.Sender);
        sender.Start();
        sender.Know(Receiver, new IPEndPoint(IPAddress.Loopback, port));
        await MeasureAsync(sender, null, size, "the sender", 0).ConfigureAwait(false);
    }

    private static async Task MeasureAsync(SocketNetwork sender, Sink? sink, int size, string whose, long before)
    {
        NetworkMessage message = Message(size);
        TrafficClass trafficClass = size < 10_000 ? TrafficClass.Control : TrafficClass.Bulk;
        long count = Math.Min(MessagesPerRun, BytesPerRun / message.WireSize);
        sender.Connect(Receiver);
        while (!sender.IsConnected(Receiver, trafficClass))
            await Task.Yield();
        for (int round = 0; round < 3; round++)
        {
            TimeSpan cpu = Environment.CpuUsage.TotalTime;
            long start = Stopwatch.GetTimestamp();
            for (long i = 0; i < count;)
            {
                if (sender.Send(Receiver, message, trafficClass) == SendResult.Accepted)
                    i++;
                else
                    await Sink.Drains.WaitAsync().ConfigureAwait(false);
            }
            while (sink is not null ? Interlocked.Read(ref sink.Received) - before < count : sender.InFlight(Receiver, trafficClass) > 500_000 + size || sender.Counts.Lanes.Sum(l => l.QueuedBytes) > 0)
                await Task.Yield();
            before += count;
            double seconds = Stopwatch.GetElapsedTime(start).TotalSeconds;
            double megabytes = count * message.WireSize / 1e6;
            double used = (Environment.CpuUsage.TotalTime - cpu).TotalMilliseconds;
            Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{message.WireSize,9:N0} B  {count / seconds,12:N0} msg/s  {megabytes / seconds,8:N0} MB/s  CPU of {whose}: {used / megabytes,6:0.000} ms/MB  {used * 1e6 / count,8:N0} ns/message"));
        }
    }

    private static BodyPush Message(int size)
    {
        byte[] content = new byte[size - WireFormat.Frame - WireFormat.Reference - 1];
        return new BodyPush(new BatchBody(new BatchReference(new BatchId(Sender, 1, 1), BatchDigest.Of(content), 1, content.Length), new Payload(content.Length, content)), pulled: false);
    }

    private static SocketNetworkOptions Options(NodeId self) => new() { Self = self, Cluster = "benchmark", ScenarioDigest = new byte[32] };

    /// <summary>Delivers everything at once.</summary>
    private sealed class Sink : IArrivals
    {
        public static readonly SemaphoreSlim Drains = new(0);
        public long Received;

        public Sink Sender => this;

        public void Arrived(in Arrival arrival)
        {
            Interlocked.Increment(ref Received);
            arrival.Delivered();
        }

        public void Drained(NodeId peer, TrafficClass trafficClass) => Drains.Release();
    }
}
