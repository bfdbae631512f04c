using Aurigraph.Simulation.Elections;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Elections;

public sealed class ElectionSettingsTests
{
    [Fact]
    public void The_settings_of_the_thesis_have_no_faults() => Assert.Empty(new ElectionSettings().Faults());

    [Theory]
    [InlineData(0, 0, "Servers")]
    [InlineData(102, 102, "Servers")]
    [InlineData(5, 6, "Alive")]
    [InlineData(5, 2, "Alive")]
    [InlineData(4, 2, "Alive")]
    [InlineData(1, 0, "Alive")]
    public void Too_few_or_too_many_servers_are_refused(int servers, int alive, string setting) =>
        Assert.Equal([setting], new ElectionSettings { Servers = servers, Alive = alive }.Faults().Select(f => f.Setting));

    [Theory]
    [InlineData(5, 3)]
    [InlineData(5, 5)]
    [InlineData(4, 3)]
    [InlineData(1, 1)]
    [InlineData(101, 51)]
    public void A_majority_to_all_may_be_alive(int servers, int alive) => Assert.Empty(new ElectionSettings { Servers = servers, Alive = alive }.Faults());

    [Fact]
    public void All_faults_are_told_at_once_and_a_study_refuses_them()
    {
        var settings = new ElectionSettings
        {
            Alive = 6,
            TimeoutMin = Duration.Zero,
            TimeoutMax = Duration.Zero,
            OneWayMin = new Duration(-2),
            OneWayMax = new Duration(-3),
            VoteDisk = ElectionSettings.Longest + new Duration(1),
            Trials = 0,
        };
        Assert.Equal(["Alive", "Trials", "TimeoutMin", "TimeoutMax", "OneWayMin", "OneWayMax", "VoteDisk"], settings.Faults().Select(f => f.Setting));
        var thrown = Assert.Throws<ArgumentException>(() => ElectionStudy.Run(settings));
        Assert.All(settings.Faults(), f => Assert.Contains(f.What, thrown.Message, StringComparison.Ordinal));
    }

    [Theory]
    [InlineData(150, 150, "empty")]
    [InlineData(300, 150, "reversed")]
    public void A_range_of_time_outs_has_a_longest_above_its_shortest(int min, int max, string word)
    {
        var faults = new ElectionSettings { TimeoutMin = Duration.FromMilliseconds(min), TimeoutMax = Duration.FromMilliseconds(max) }.Faults();
        Assert.Contains($"{min}ms..{max}ms is {word}", Assert.Single(faults).What, StringComparison.Ordinal);
    }
}
