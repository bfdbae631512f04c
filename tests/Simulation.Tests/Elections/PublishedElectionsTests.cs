using System.Globalization;
using Aurigraph.Simulation.Elections;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Elections;

/// <summary>What Ongaro published about elections after a crash, beside what is measured here, as docs/elections.md tells it.</summary>
public sealed class PublishedElectionsTests
{
    private static readonly string[] Table =
        [.. File.ReadAllLines(Path.Combine(Root(), "docs", "elections.md")).Where(line => line.StartsWith("| `", StringComparison.Ordinal) && line.Contains("ms..", StringComparison.Ordinal))];

    [Theory]
    [InlineData(150, 300, 171)]
    [InlineData(50, 100, 67)]
    public void Medians_are_within_ten_percent_of_the_thesis(int min, int max, double published)
    {
        foreach (ulong seed in (ulong[])[1, 2, 3])
        {
            double median = Measure(min, max, seed).Percentile(50).Milliseconds;
            Assert.InRange(median, published * 0.9, published * 1.1);
        }
    }

    [Fact]
    public void The_table_in_the_document_tells_what_is_measured()
    {
        Assert.Equal(8, Table.Length);
        foreach (string row in Table)
        {
            string[] cells = [.. row.Trim('|').Split('|').Select(cell => cell.Trim().Trim('`'))];
            double[] range = [.. cells[0].Split("..").Select(end => double.Parse(end[..^2], CultureInfo.InvariantCulture))];
            ElectionDistribution times = Measure(range[0], range[1], seed: 1);
            double measured = cells[1] switch
            {
                "median" => times.Percentile(50).Milliseconds,
                "mean" => times.MeanMilliseconds,
                "max" => times.Max.Milliseconds,
                "p99" => times.Percentile(99).Milliseconds,
                _ => throw new InvalidDataException($"A figure that this test knows was expected in: {row}"),
            };
            Assert.Equal(measured.ToString("0.0", CultureInfo.InvariantCulture), cells[3]);
            Assert.Equal(((measured / double.Parse(cells[2], CultureInfo.InvariantCulture)) - 1).ToString("+0 %;-0 %", CultureInfo.InvariantCulture), cells[4]);
        }
    }

    private static ElectionDistribution Measure(double min, double max, ulong seed) => ElectionStudy.Run(new ElectionSettings
    {
        Servers = 5,
        Alive = 4,
        TimeoutMin = Duration.FromMilliseconds(min),
        TimeoutMax = Duration.FromMilliseconds(max),
        OneWayMin = Duration.FromMilliseconds(1.6),
        OneWayMax = Duration.FromMilliseconds(1.6),
        VoteDisk = Duration.FromMilliseconds(10),
        UnequalLogs = true,
        Trials = 1000,
        Seed = seed,
    });

    private static string Root()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Aurigraph.Sim.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests run from a checkout: no Aurigraph.Sim.sln is above their assembly.");
    }
}
