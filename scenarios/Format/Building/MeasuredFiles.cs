using Aurigraph.NetworkModels;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Building;

/// <summary>Writes measured files that a network names out as values, so that a resolved scenario needs no file.</summary>
internal static class MeasuredFiles
{
    /// <summary>Replaces the file of an empirical distribution by its samples.</summary>
    public static void ReadSamples(KeyValues distribution, ReadContext context)
    {
        Key key = LatencyKeys.File;
        if (Read(distribution, key, context, SampleFile.Read) is not { } latency)
            return;
        ScalarNode reference = (ScalarNode)distribution.At(key);
        if (latency.Samples.Count > LatencyKeys.MaxSamples)
        {
            context.Faults.Add(reference, distribution.PathOf(key), $"the file has {latency.Samples.Count} samples; at most {LatencyKeys.MaxSamples} are taken: keep every n-th");
            return;
        }
        distribution.Remove(key);
        distribution.Set(LatencyKeys.Samples, (IReadOnlyList<ListItem<Duration>>)[.. latency.Samples.Select(s => new ListItem<Duration>(s, reference, distribution.PathOf(key)))], reference);
    }

    /// <summary>The links of a network's latency matrix, each one way; loss and bandwidth are left to the default link.</summary>
    public static IReadOnlyList<ListItem<KeyValues>> ReadMatrix(KeyValues network, ReadContext context)
    {
        Key key = NetworkKeys.LatencyMatrix;
        string path = network.PathOf(key);
        ScalarNode reference = (ScalarNode)network.At(key);
        LinkModel pattern = new(new ConstantLatency(Duration.Zero), 0, Bandwidth.Unlimited);
        List<ListItem<KeyValues>> links = [];
        foreach (LinkRule rule in Read(network, key, context, text => LatencyMatrix.Read(text, pattern)) ?? [])
        {
            foreach (string place in new[] { rule.From, rule.To }.Where(p => !TextShape.IsName(p)))
                context.Faults.Add(reference, path, $"`{ScalarNode.Shorten(place)}` in the file is not {TextShape.Region.Expected}");
            KeyValues link = new(NetworkKeys.Link, reference, path);
            link.Set(NetworkKeys.From, rule.From, reference);
            link.Set(NetworkKeys.To, rule.To, reference);
            link.Set(NetworkKeys.OneWay, true, null);
            link.Set(NetworkKeys.Latency, new Either<Duration>(((ConstantLatency)rule.Link.Latency).Value, null), reference);
            links.Add(new ListItem<KeyValues>(link, reference, path));
        }
        return links;
    }

    /// <summary>What a file holds; null when it cannot be read and the faults were noted at their places in it.</summary>
    private static T? Read<T>(KeyValues values, Key key, ReadContext context, Func<string, T> parse)
        where T : class
    {
        if (context.Parts.ReadBeside((ScalarNode)values.At(key), values.PathOf(key), context.Faults, out SourceFile? file) is not { } text)
            return null;
        try
        {
            return parse(text);
        }
        catch (NetworkModelException e)
        {
            foreach (TextFault fault in e.Faults)
                context.Faults.Add(file!, fault.Line, fault.Column, values.PathOf(key), fault.Message);
            return null;
        }
    }
}
