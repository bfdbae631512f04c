using System.Globalization;
using Aurigraph.Capacity.Curves;

namespace Aurigraph.Capacity.Tests.Curves;

public sealed class ServerCostsTests
{
    private static readonly ServerCosts LogCabin = ServerCosts.Through((1, 29_464), (3, 19_633));

    [Fact]
    public void A_fit_goes_through_the_points_it_was_made_of()
    {
        Assert.Equal(29_464, LogCabin.Rate(1), 6);
        Assert.Equal(19_633, LogCabin.Rate(3), 6);
    }

    [Fact]
    public void A_fit_finds_the_costs_that_made_the_points()
    {
        var made = new ServerCosts(40e-6, 7e-6);
        ServerCosts found = ServerCosts.Through((2, made.Rate(2)), (7, made.Rate(7)));
        Assert.Equal(40e-6, found.Own, 12);
        Assert.Equal(7e-6, found.PerFollower, 12);
    }

    [Theory]
    [InlineData(3, 100, 3, 90)]
    [InlineData(0, 100, 3, 90)]
    [InlineData(1, 0, 3, 90)]
    public void Points_that_determine_no_costs_are_refused(int small, double fast, int large, double slow) =>
        Assert.Throws<ArgumentException>(() => ServerCosts.Through((small, fast), (large, slow)));

    [Fact]
    public void The_page_about_LogCabin_shows_what_the_fit_says()
    {
        string[] rows = [.. File.ReadLines(Path.Combine(Repository(), "docs", "logcabin.md")).Where(l => l.StartsWith("| ", StringComparison.Ordinal) && char.IsDigit(l[2]))];
        Assert.Equal([1, 2, 3, 4, 5], rows.Select(r => int.Parse(Cell(r, 1), CultureInfo.InvariantCulture)));
        Assert.All(rows, r => Assert.Equal(Math.Round(LogCabin.Rate(int.Parse(Cell(r, 1), CultureInfo.InvariantCulture))).ToString("#,0", CultureInfo.InvariantCulture), Cell(r, 2)));
    }

    private static string Cell(string row, int index) => row.Split('|')[index].Trim();

    private static string Repository()
    {
        string? folder = AppContext.BaseDirectory;
        while (folder is not null && !File.Exists(Path.Combine(folder, "Aurigraph.Sim.sln")))
            folder = Path.GetDirectoryName(folder);
        return folder ?? throw new InvalidOperationException("The tests do not lie inside the repository.");
    }
}
