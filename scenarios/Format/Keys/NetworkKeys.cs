using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of a network.</summary>
internal static class NetworkKeys
{
    /// <summary>Links and cells of a matrix.</summary>
    public const int MaxLinks = 10_000;

    public static readonly Key<Either<Duration>> DefaultLatency = new("latency", LatencyKeys.Latency, "One-way latency between containers, drawn per message.") { Default = "0.25ms" };
    public static readonly Key<double> DefaultLoss = new("loss", Quantities.Probability.Below(1), "Probability that a packet is lost.") { Default = "0" };
    public static readonly Key<Bandwidth> DefaultBandwidth = new("bandwidth", Quantities.NetworkBandwidth, "Shared by all traffic of a link in one direction.") { Default = "unlimited" };
    public static readonly GroupShape DefaultLink = new("the default link", DefaultLatency, DefaultLoss, DefaultBandwidth) { Flow = true };

    public static readonly Key<Either<Duration>> LocalLatency = new("latency", LatencyKeys.Latency, "One-way latency within a container.") { Default = "30us" };
    public static readonly Key<Bandwidth> LocalBandwidth = new("bandwidth", Quantities.NetworkBandwidth, "Shared by all traffic within a container; it does not touch the NIC.") { Default = "25Gbps" };
    public static readonly GroupShape LocalLink = new("the local link", LocalLatency, LocalBandwidth) { Flow = true };

    public static readonly Key<string> From = new("from", TextShape.Place, "Region or node.") { IsRequired = true };
    public static readonly Key<string> To = new("to", TextShape.Place, "Region or node.") { IsRequired = true };
    public static readonly Key<bool> OneWay = new("oneWay", new SwitchShape(), "Whether it holds only from From to To.") { Default = "false" };
    public static readonly Key<Either<Duration>> Latency = new("latency", LatencyKeys.Latency, "One-way latency.") { DefaultNote = "that of `default`" };
    public static readonly Key<double> Loss = new("loss", Quantities.Probability.Below(1), "Probability that a packet is lost.") { DefaultNote = "that of `default`" };
    public static readonly Key<Bandwidth> LinkBandwidth = new("bandwidth", Quantities.NetworkBandwidth, "Shared by all traffic of the link in one direction.") { DefaultNote = "that of `default`" };
    public static readonly GroupShape Link = new("a link", From, To, OneWay, Latency, Loss, LinkBandwidth) { Flow = true };

    public static readonly Key<Duration> MessageDelay = new("maxDelay", Quantities.Time, "How long a message of any kind, heartbeats and votes included, may wait for others of its class to the same peer; 0: none waits. What fills a chunk does not wait.") { Default = "0ms" };
    public static readonly Key<int> MessageCount = new("maxMessages", Quantities.Count.Between(1, 1_000_000), "Messages sent as one at most, for one `messageConstant` and the bytes of all.") { Default = "100" };
    public static readonly GroupShape MessageBatchingGroup = new("the messageBatching group", MessageDelay, MessageCount) { Flow = true };

    public static readonly Key<string> Codec = new("codec", new ChoiceShape<string>(("none", "none"), ("snappy", "snappy")), "Compression of messages; it costs `compressPerByte` and `decompressPerByte`.") { Default = "none" };
    public static readonly Key<ByteCount> Above = new("above", Quantities.Size, "Messages from this size on are compressed.") { Default = "1024B" };
    public static readonly Key<double> Ratio = new("ratio", Quantities.Probability.Positive(), "Size after compression over size before.") { Default = "0.6" };
    public static readonly GroupShape CompressionGroup = new("the compression group", Codec, Above, Ratio) { Flow = true };

    public static readonly Key<Bandwidth> Nic = new("nic", Quantities.NetworkBandwidth, "Bandwidth of a container, out and in each.") { Default = "unlimited" };
    public static readonly Key<KeyValues> Default = new("default", DefaultLink, "The link between two places for which no other is given.") { Default = "{}" };
    public static readonly Key<KeyValues> Local = new("local", LocalLink, "Traffic within a container.") { Default = "{}" };
    public static readonly Key<string> LatencyMatrix = new("latencyMatrix", TextShape.File, "Milliseconds one way, regions as header row and first column; `links` go before it.");
    public static readonly Key<IReadOnlyList<ListItem<string>>> Regions = new("regions", new ListShape<string>(TextShape.Region, 0, MaxLinks), "Regions that links may name besides those of the containers.") { DefaultNote = "those of its links, when it has a file of its own" };
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Links = new("links", new ListShape<KeyValues>(Link, 0, MaxLinks), "Exceptions from `default`; one between nodes goes before one between regions, a later one before an earlier one.") { Default = "[]" };
    public static readonly Key<ByteCount> Chunk = new("chunk", Quantities.Size.Positive(), "Bulk messages travel in chunks of this size; control overtakes between them.") { Default = "256KB" };
    public static readonly Key<ByteCount> Window = new("window", Quantities.Size.Positive(), "Bytes a connection may have sent and not yet been credited for, per class.") { Default = "4MB" };
    public static readonly Key<KeyValues> MessageBatching = new("messageBatching", MessageBatchingGroup, "Small messages to one peer sent as one.") { Default = "{}" };
    public static readonly Key<ByteCount> PeerBuffer = new("peerBuffer", Quantities.Size.Positive(), "Bytes a sender may queue for one peer and class behind the window.") { Default = "10MB" };
    public static readonly Key<KeyValues> Compression = new("compression", CompressionGroup, "Compression of messages.") { Default = "{}" };

    public static readonly GroupShape Group = new("a network", Nic, Default, Local, Regions, LatencyMatrix, Links, Chunk, Window, MessageBatching, PeerBuffer, Compression);
}
