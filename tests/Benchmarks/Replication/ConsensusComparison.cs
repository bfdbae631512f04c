using System.Globalization;
using MathNet.Numerics.Statistics;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>Our consensus beside that of DotNext.Net.Cluster: three processes of each on the same disk, loaded in turns within one run, so that what else the machine does falls on
/// both. What is compared is a replicated log: nothing is applied. The verb <c>consensus FOLDER [--rounds N] [--seconds S] [--loads NAME,...] [--sides NAME,...]</c>.</summary>
internal static class ConsensusComparison
{
    private const double WarmUpSeconds = 8;

    /// <summary>Runs the verb.</summary>
    /// <returns>The exit code.</returns>
    public static async Task<int> RunAsync(string folder, IReadOnlyList<string> options)
    {
        int rounds = 5;
        double seconds = 5;
        IReadOnlyList<Load> loads = Load.All;
        IReadOnlyList<string> sides = Sides.All;
        for (int i = 0; i < options.Count; i += 2)
        {
            string value = i + 1 < options.Count ? options[i + 1] : "";
            switch (options[i])
            {
                case "--rounds" when int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out rounds) && rounds > 0:
                case "--seconds" when double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out seconds) && seconds > 0:
                    break;
                case "--loads" when value.Split(',').All(n => Load.All.Any(l => l.Name == n)):
                    loads = [.. value.Split(',').Select(Load.Of)];
                    break;
                case "--sides" when value.Split(',').All(Sides.All.Contains):
                    sides = [.. Sides.All.Intersect(value.Split(','))];
                    break;
                default:
                    await Console.Error.WriteLineAsync($"'{options[i]} {value}' is not understood. Expected: consensus FOLDER [--rounds N] [--seconds S] [--loads {string.Join(',', Load.All.Select(l => l.Name))}] [--sides {string.Join(',', Sides.All)}].").ConfigureAwait(false);
                    return 2;
            }
        }
        Say($"Three processes of each on the disk of {folder}; {rounds} rounds of {seconds:0.#} s after {WarmUpSeconds:0} s of warm-up; the sides in turns, the order turned around each round.");
        Say("own: one write and one fdatasync for what waits, before the leader counts itself and before a follower answers.");
        Say("dotnext: DotNext.Net.Cluster 6.12.0 over TCP with its WriteAheadLog, which in this version always flushes what it appends or commits; pages in private memory (dotnext) or in mapped files (dotnext-shared).");
        foreach (Load load in loads)
            await CompareAsync(load, sides, Path.Combine(folder, "consensus-comparison"), rounds, seconds).ConfigureAwait(false);
        return 0;
    }

    private static async Task CompareAsync(Load load, IReadOnlyList<string> sides, string folder, int rounds, double seconds)
    {
        Say("");
        Say(load.Title);
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
        Contender[] contenders = await StartAsync(load, sides, folder).ConfigureAwait(false);
        try
        {
            foreach (Contender contender in contenders)
                await contender.RunAsync(WarmUpSeconds).ConfigureAwait(false);
            for (int round = 1; round <= rounds; round++)
            {
                foreach (Contender contender in round % 2 == 1 ? contenders : contenders.Reverse())
                {
                    Measured measured = await contender.RunAsync(seconds).ConfigureAwait(false);
                    contender.Measured.Add(measured);
                    Say($"  round {round}  {contender.Name,-24} {Describe(load, measured)}");
                }
            }
        }
        finally
        {
            foreach (Trio trio in contenders.Select(c => c.Trio).Distinct())
                await trio.DisposeAsync().ConfigureAwait(false);
            Directory.Delete(folder, recursive: true);
        }
        Summarise(load, contenders);
    }

    private static async Task<Contender[]> StartAsync(Load load, IReadOnlyList<string> sides, string folder)
    {
        List<Contender> contenders = [];
        foreach (string side in sides)
        {
            Trio trio = await Trio.StartAsync(side, folder, load).ConfigureAwait(false);
            IReadOnlyList<string?> forms = side == Sides.Own ? [null] : load.InFlight == 1 ? [DotNextMember.Calls] : [DotNextMember.Calls, DotNextMember.Batches];
            contenders.AddRange(forms.Select(form => new Contender(form is null ? side : $"{side} {form}", trio, form)));
        }
        return [.. contenders];
    }

    private static void Summarise(Load load, IReadOnlyList<Contender> contenders)
    {
        double own = Median(contenders[0], m => m.Figures.Rate);
        foreach (Contender contender in contenders)
        {
            var median = new Measured(
                new Figures(0, 1, Median(contender, m => m.Figures.P50), Median(contender, m => m.Figures.P99)) with { Entries = (long)Median(contender, m => m.Figures.Rate) },
                Median(contender, m => m.Processor));
            string ratio = contender == contenders[0] ? "" : string.Create(CultureInfo.InvariantCulture, $"  own is {own / Median(contender, m => m.Figures.Rate):0.00} times as fast");
            Say($"  median   {contender.Name,-24} {Describe(load, median)}{ratio}");
        }
    }

    private static string Describe(Load load, in Measured measured)
    {
        double perSecond = measured.Figures.Rate * load.ItemsPerEntry;
        return string.Create(CultureInfo.InvariantCulture,
            $"{perSecond,10:N0}/s {measured.Figures.Rate * load.EntryBytes / 1e6,7:N1} MB/s  p50 {measured.Figures.P50 / 1e3,7:0.00} ms  p99 {measured.Figures.P99 / 1e3,7:0.00} ms  {measured.Processor / load.ItemsPerEntry,8:0.0} us of processor each");
    }

    private static double Median(Contender contender, Func<Measured, double> figure) => contender.Measured.Select(figure).Median();

    private static void Say(string line) => Console.WriteLine(line);

    /// <summary>What one run gave.</summary>
    /// <param name="Figures">By the leader's clock.</param>
    /// <param name="Processor">Processor time of the three processes, microseconds per entry.</param>
    private readonly record struct Measured(Figures Figures, double Processor);

    /// <summary>A side in one of its forms.</summary>
    private sealed record Contender(string Name, Trio Trio, string? Form)
    {
        public List<Measured> Measured { get; } = [];

        public async Task<Measured> RunAsync(double seconds)
        {
            (Figures figures, double processor) = await Trio.RunAsync(Form, seconds).ConfigureAwait(false);
            return new Measured(figures, processor);
        }
    }
}
