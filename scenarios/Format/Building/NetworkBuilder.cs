using System.Globalization;
using Aurigraph.NetworkModels;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Building;

/// <summary>Brings in the files that a network names, then makes the network.</summary>
internal static class NetworkBuilder
{
    private const int MaxRegions = 100;

    /// <summary>Writes matrices and samples out as links and values, and gives links what they leave to the default.</summary>
    public static void Complete(KeyValues network, ReadContext context)
    {
        foreach ((KeyValues group, Key<Either<Duration>> key) in Latencies(network))
            CompleteLatency(group, key, context);
        if (!network.TryGet(NetworkKeys.Links, out IReadOnlyList<ListItem<KeyValues>>? links))
            return;
        if (network.TryGet(NetworkKeys.LatencyMatrix, out string? _))
        {
            links = [.. Matrix(network, context), .. links];
            network.Remove(NetworkKeys.LatencyMatrix);
            network.Set(NetworkKeys.Links, links, network.At(NetworkKeys.Links));
        }
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
        return new NetworkModel
        {
            Nic = network.Get(NetworkKeys.Nic),
            Default = new LinkModel(LatencyReader.Build(standard.Get(NetworkKeys.DefaultLatency)), standard.Get(NetworkKeys.DefaultLoss), standard.Get(NetworkKeys.DefaultBandwidth)),
            Local = new LocalLink(LatencyReader.Build(local.Get(NetworkKeys.LocalLatency)), local.Get(NetworkKeys.LocalBandwidth)),
            Links = [.. network.Get(NetworkKeys.Links).Select(l => Link(l.Value))],
            Chunk = network.Get(NetworkKeys.Chunk),
            Window = network.Get(NetworkKeys.Window),
            PeerBuffer = network.Get(NetworkKeys.PeerBuffer),
        };
    }

    private static LinkRule Link(KeyValues link) => new(
        link.Get(NetworkKeys.From),
        link.Get(NetworkKeys.To),
        link.Get(NetworkKeys.OneWay),
        new LinkModel(LatencyReader.Build(link.Get(NetworkKeys.Latency)), link.Get(NetworkKeys.Loss), link.Get(NetworkKeys.LinkBandwidth)));

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

    private static void CompleteLatency(KeyValues group, Key<Either<Duration>> key, ReadContext context)
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
            ReadSamples(values, context);
    }

    private static void ReadSamples(KeyValues values, ReadContext context)
    {
        ScalarNode reference = (ScalarNode)values.At(LatencyKeys.File);
        string path = values.PathOf(LatencyKeys.File);
        if (context.Parts.ReadBeside(reference, path, context.Faults, out SourceFile? file) is not { } text)
            return;
        List<ListItem<Duration>> samples = [];
        int line = 0;
        foreach (string row in text.Split('\n').Select(r => r.Trim()))
        {
            line++;
            if (row.Length == 0 || (line == 1 && !char.IsAsciiDigit(row[0])))
                continue;
            if (Milliseconds(row) is not { } sample)
            {
                context.Faults.Add(file!, line, 1, path, $"`{ScalarNode.Shorten(row)}` is not a number of milliseconds such as `0.25`");
                return;
            }
            samples.Add(new ListItem<Duration>(sample, reference, path));
        }
        if (samples.Count is 0 or > 100_000)
            context.Faults.Add(reference, path, $"the file has {samples.Count} samples; 1 to 100000 are taken");
        values.Remove(LatencyKeys.File);
        values.Set(LatencyKeys.Samples, samples, reference);
    }

    private static List<ListItem<KeyValues>> Matrix(KeyValues network, ReadContext context)
    {
        ScalarNode reference = (ScalarNode)network.At(NetworkKeys.LatencyMatrix);
        string path = network.PathOf(NetworkKeys.LatencyMatrix);
        List<ListItem<KeyValues>> links = [];
        if (context.Parts.ReadBeside(reference, path, context.Faults, out SourceFile? file) is not { } text)
            return links;
        string[][] rows = [.. text.Split('\n').Select(r => r.Trim()).Where(r => r.Length > 0).Select(r => r.Split(',').Select(c => c.Trim()).ToArray())];
        int size = rows.Length - 1;
        if (size is < 1 or > MaxRegions || rows.Any(r => r.Length != size + 1))
        {
            context.Faults.Add(reference, path, $"a matrix has as many rows as columns, regions as header row and first column, up to {MaxRegions} regions; this one has {size} rows under its header");
            return links;
        }
        foreach (string region in rows[0][1..].Where(r => !TextShape.IsName(r)))
            context.Faults.Add(file!, 1, 1, path, $"`{ScalarNode.Shorten(region)}` is not {TextShape.Region.Expected}");
        for (int row = 1; row <= size; row++)
        {
            if (rows[row][0] != rows[0][row])
                context.Faults.Add(file!, row + 1, 1, path, $"row {row} is `{rows[row][0]}` and column {row} is `{rows[0][row]}`; both have the same order");
            for (int column = 1; column <= size; column++)
            {
                if (Milliseconds(rows[row][column]) is { } latency)
                    links.Add(Cell(reference, path, rows[row][0], rows[0][column], latency));
                else
                    context.Faults.Add(file!, row + 1, 1, path, $"`{ScalarNode.Shorten(rows[row][column])}` from `{rows[row][0]}` to `{rows[0][column]}` is not a number of milliseconds such as `42.5`");
            }
        }
        return links;
    }

    private static ListItem<KeyValues> Cell(ScalarNode reference, string path, string from, string to, Duration latency)
    {
        KeyValues link = new(NetworkKeys.Link, reference, path);
        link.Set(NetworkKeys.From, from, reference);
        link.Set(NetworkKeys.To, to, reference);
        link.Set(NetworkKeys.OneWay, true, null);
        link.Set(NetworkKeys.Latency, new Either<Duration>(latency, null), reference);
        return new ListItem<KeyValues>(link, reference, path);
    }

    private static Duration? Milliseconds(string text) =>
        decimal.TryParse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out decimal number) && number <= 3_600_000
            ? new Duration((long)decimal.Round(number * 1_000_000)) : null;
}
