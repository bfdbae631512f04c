using Aurigraph.NetworkModels;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Building;

/// <summary>Brings in the files that a network names, then makes the network.</summary>
internal static class NetworkBuilder
{
    /// <summary>Writes matrices and samples out as links and values, and gives links what they leave to the default.</summary>
    public static void Complete(KeyValues network, SourceFile scenario, ReadContext context)
    {
        foreach ((KeyValues group, Key<Either<Duration>> key) in Latencies(network))
            CompleteLatency(group, key, context);
        if (!network.TryGet(NetworkKeys.Links, out IReadOnlyList<ListItem<KeyValues>>? links))
            return;
        if (network.TryGet(NetworkKeys.LatencyMatrix, out string? _))
        {
            links = [.. MeasuredFiles.ReadMatrix(network, context), .. links];
            if (links.Count > NetworkKeys.MaxLinks)
                context.Faults.Add(network.At(NetworkKeys.LatencyMatrix), network.PathOf(NetworkKeys.LatencyMatrix), $"the matrix and `links` make {links.Count} links; at most {NetworkKeys.MaxLinks} are taken");
            network.Remove(NetworkKeys.LatencyMatrix);
            network.Set(NetworkKeys.Links, links, network.At(NetworkKeys.Links));
        }
        KnowRegions(network, scenario, links);
        if (!network.TryGet(NetworkKeys.Default, out KeyValues? standard))
            return;
        foreach (KeyValues link in links.Select(l => l.Value))
        {
            Inherit(link, NetworkKeys.Latency, standard, NetworkKeys.DefaultLatency);
            Inherit(link, NetworkKeys.Loss, standard, NetworkKeys.DefaultLoss);
            Inherit(link, NetworkKeys.LinkBandwidth, standard, NetworkKeys.DefaultBandwidth);
        }
    }

    /// <summary>The network.</summary>
    public static NetworkModel Build(KeyValues network)
    {
        KeyValues standard = network.Get(NetworkKeys.Default);
        KeyValues local = network.Get(NetworkKeys.Local);
        KeyValues batching = network.Get(NetworkKeys.MessageBatching);
        KeyValues compression = network.Get(NetworkKeys.Compression);
        return new NetworkModel
        {
            Nic = network.Get(NetworkKeys.Nic),
            Default = new LinkModel(LatencyReader.Build(standard.Get(NetworkKeys.DefaultLatency)), standard.Get(NetworkKeys.DefaultLoss), standard.Get(NetworkKeys.DefaultBandwidth)),
            Local = new LocalLink(LatencyReader.Build(local.Get(NetworkKeys.LocalLatency)), local.Get(NetworkKeys.LocalBandwidth)),
            Links = [.. network.Get(NetworkKeys.Links).Select(l => Link(l.Value))],
            Chunk = network.Get(NetworkKeys.Chunk),
            Window = network.Get(NetworkKeys.Window),
            PeerBuffer = network.Get(NetworkKeys.PeerBuffer),
            MessageBatching = new MessageBatching(batching.Get(NetworkKeys.MessageDelay), batching.Get(NetworkKeys.MessageCount)),
            Compression = compression.Get(NetworkKeys.Codec) == "none" ? null : new Compression(compression.Get(NetworkKeys.Above), compression.Get(NetworkKeys.Ratio)),
        };
    }

    private static LinkRule Link(KeyValues link) => new(
        link.Get(NetworkKeys.From),
        link.Get(NetworkKeys.To),
        link.Get(NetworkKeys.OneWay),
        new LinkModel(LatencyReader.Build(link.Get(NetworkKeys.Latency)), link.Get(NetworkKeys.Loss), link.Get(NetworkKeys.LinkBandwidth)));

    /// <summary>A network with a file of its own may know more regions than one deployment uses.</summary>
    private static void KnowRegions(KeyValues network, SourceFile scenario, IReadOnlyList<ListItem<KeyValues>> links)
    {
        SortedSet<string> regions = new(network.Readable(NetworkKeys.Regions).Select(r => r.Value), StringComparer.Ordinal);
        foreach (KeyValues link in links.Select(l => l.Value).Where(l => l.Node.File != scenario || l.Node is ScalarNode))
            regions.UnionWith(new[] { link.Get(NetworkKeys.From), link.Get(NetworkKeys.To) }.Where(p => !NodeId.TryParse(p, out _)));
        if (regions.Count > 0)
            network.Set(NetworkKeys.Regions, (IReadOnlyList<ListItem<string>>)[.. regions.Select(r => new ListItem<string>(r, network.Node, network.Path))], null);
    }

    private static void Inherit<T>(KeyValues link, Key<T> key, KeyValues standard, Key<T> standardKey)
    {
        if (!link.Has(key) && standard.TryGet(standardKey, out T? value))
            link.Set(key, value, null);
    }

    private static IEnumerable<(KeyValues Group, Key<Either<Duration>> Key)> Latencies(KeyValues network)
    {
        if (network.TryGet(NetworkKeys.Default, out KeyValues? standard))
            yield return (standard, NetworkKeys.DefaultLatency);
        if (network.TryGet(NetworkKeys.Local, out KeyValues? local))
            yield return (local, NetworkKeys.LocalLatency);
        foreach (ListItem<KeyValues> link in network.Readable(NetworkKeys.Links))
            yield return (link.Value, NetworkKeys.Latency);
    }

    /// <summary>Brings in the samples of a latency and notes parameters that cannot be.</summary>
    public static void CompleteLatency(KeyValues group, Key<Either<Duration>> key, ReadContext context)
    {
        if (!group.TryGet(key, out Either<Duration>? latency) || latency.Group is not { } values)
            return;
        string path = group.PathOf(key);
        if (VariantShape.Is(values, LatencyKeys.Uniform) && values.Get(LatencyKeys.Min) > values.Get(LatencyKeys.Max))
            context.Faults.Add(values.Node, path, $"`min` is {values.Get(LatencyKeys.Min)}, above `max`, which is {values.Get(LatencyKeys.Max)}");
        if (VariantShape.Is(values, LatencyKeys.Exponential) && values.Get(LatencyKeys.Floor) >= values.Get(LatencyKeys.ExponentialMean))
            context.Faults.Add(values.Node, path, $"`floor` is {values.Get(LatencyKeys.Floor)}; it must be below `mean`, which is {values.Get(LatencyKeys.ExponentialMean)} with the floor included");
        if (!VariantShape.Is(values, LatencyKeys.Empirical))
            return;
        if (values.Has(LatencyKeys.File) == values.Has(LatencyKeys.Samples))
            context.Faults.Add(values.Node, path, "an empirical distribution takes either `file` or `samples`");
        else if (values.TryGet(LatencyKeys.File, out string? _))
            MeasuredFiles.ReadSamples(values, context);
    }
}
