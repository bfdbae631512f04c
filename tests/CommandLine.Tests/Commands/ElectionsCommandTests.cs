using System.Text.Json.Nodes;
using Aurigraph.CommandLine.Tests.Running;

namespace Aurigraph.CommandLine.Tests.Commands;

public sealed class ElectionsCommandTests : IDisposable
{
    private static readonly string[] Thesis =
        ["elections", "--servers", "5", "--alive", "4", "--range", "150ms..300ms", "--one-way", "1.6ms", "--vote-disk", "10ms", "--unequal-logs", "--pre-vote", "off", "--trials", "200"];

    private readonly ScenarioFolder _folder = ScenarioFolder.WithSmall();

    [Fact]
    public async Task Json_has_the_keys_of_the_contract_and_times_in_milliseconds()
    {
        JsonObject document = Json((await _folder.RunAsync([.. Thesis, "--json"])).Exits(0));

        Assert.Equal(
            ["trials", "splitVoteRate", "min", "p10", "p25", "p50", "p75", "p90", "p99", "max", "mean", "settings", "recommendation"],
            document.Select(key => key.Key));
        Assert.Equal(200, document["trials"]!.GetValue<int>());
        Assert.InRange(Number(document, "splitVoteRate"), 0.4, 0.65);
        string[] rising = ["min", "p10", "p25", "p50", "p75", "p90", "p99", "max"];
        Assert.Equal(rising.Select(key => Number(document, key)).Order(), rising.Select(key => Number(document, key)));
        Assert.InRange(Number(document, "p50"), 171 * 0.9, 171 * 1.1);
        Assert.InRange(Number(document, "mean"), Number(document, "min"), Number(document, "max"));
        Assert.Equal(["range", "min", "max", "rule", "trials", "candidates"], document["recommendation"]!.AsObject().Select(key => key.Key));
        Assert.Equal(["small.yaml"], _folder.Entries);
    }

    [Fact]
    public async Task The_recommendation_is_one_of_the_ranges_that_were_tried_and_leaves_ten_ways()
    {
        JsonObject advice = Json((await _folder.RunAsync([.. Thesis, "--json"])).Exits(0))["recommendation"]!.AsObject();

        Assert.Contains(advice["range"]!.GetValue<string>(), advice["candidates"]!.AsArray().Select(c => c!["range"]!.GetValue<string>()));
        Assert.True(Number(advice, "min") >= 16);
        Assert.Equal(2 * Number(advice, "min"), Number(advice, "max"));
    }

    [Fact]
    public async Task Equal_seeds_print_the_same_in_another_process_and_other_seeds_something_else()
    {
        string first = (await _folder.RunAsync([.. Thesis, "--json", "--seed", "7"])).Exits(0).Output;

        Assert.Equal(first, (await _folder.RunAsync([.. Thesis, "--json", "--seed", "7"])).Exits(0).Output);
        JsonObject other = Json((await _folder.RunAsync([.. Thesis, "--json", "--seed", "8"])).Exits(0));
        Assert.NotEqual(Number(Json(first), "mean"), Number(other, "mean"));
    }

    [Fact]
    public async Task What_is_left_out_is_as_in_the_thesis()
    {
        JsonObject settings = Json((await _folder.RunAsync("elections", "--trials", "1", "--json")).Exits(0))["settings"]!.AsObject();

        Assert.Equal(
            """{"servers":5,"alive":4,"range":"150ms..300ms","oneWay":"1.6ms","voteDisk":"10ms","unequalLogs":false,"freshTimers":false,"preVote":false,"seed":1}""",
            settings.ToJsonString());
    }

    [Fact]
    public async Task Options_reach_the_study()
    {
        JsonObject settings = Json((await _folder.RunAsync(
            "elections", "--servers", "3", "--range", "300ms..0.6s", "--one-way", "uniform:30ms..40ms", "--vote-disk", "0ms",
            "--unequal-logs", "--fresh-timers", "--pre-vote", "on", "--trials", "1", "--seed", "18446744073709551615", "--json")).Exits(0))["settings"]!.AsObject();

        Assert.Equal(
            """{"servers":3,"alive":2,"range":"300ms..600ms","oneWay":"uniform:30ms..40ms","voteDisk":"0ms","unequalLogs":true,"freshTimers":true,"preVote":true,"seed":18446744073709551615}""",
            settings.ToJsonString());
    }

    [Fact]
    public async Task Text_tells_the_percentiles_a_histogram_the_split_votes_and_the_recommendation_with_its_rule()
    {
        CommandOutcome outcome = (await _folder.RunAsync(Thesis)).Exits(0);

        Assert.Empty(outcome.Error);
        Assert.Matches(@"(?m)^ms +min +p10 +p25 +p50 +p75 +p90 +p99 +max +mean$", outcome.Output);
        Assert.InRange(outcome.OutputLines.Count(l => l.Contains(" |#", StringComparison.Ordinal)), 5, 18);
        Assert.Matches(@"(?m)^split votes: [0-9.]+ % of trials needed more than one term$", outcome.Output);
        Assert.Matches(@"(?m)^recommended: --range [0-9.]+ms\.\.[0-9.]+ms, the shortest range T\.\.2T, T at least 10 one-way latencies,", outcome.Output);
    }

    [Fact]
    public async Task Help_says_what_is_measured_and_what_pre_vote_changes()
    {
        string help = (await _folder.RunAsync("elections", "--help")).Exits(0).Output;

        foreach (string said in (string[])["share of trials that needed more than one term", "[0, MIN / 2]", "requests for votes leave at once", "until the last survivor has heard", "however recently a leader was heard"])
            Assert.Contains(said, help, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("--alive 7: 7 of 5 servers cannot be alive; 3 to 5 were expected.", "--alive", "7")]
    [InlineData("--alive 2: 2 of 5 servers can elect no leader, which takes a majority; 3 to 5 were expected.", "--alive", "2")]
    [InlineData("--alive: 1 of 2 servers can elect no leader, which takes a majority; 2 to 2 were expected.", "--servers", "2")]
    [InlineData("--servers 0: 0 servers were given; 1 to 101 were expected.", "--servers", "0")]
    [InlineData("--servers -3: a whole number from 1 to 101 was expected, for example --servers 5.", "--servers", "-3")]
    [InlineData("--trials 0: 0 trials were asked for; 1 to 1000000 were expected.", "--trials", "0")]
    [InlineData("--trials 1000001: 1000001 trials were asked for; 1 to 1000000 were expected.", "--trials", "1000001")]
    [InlineData("--range 0ms..10ms: the shortest time-out was 0ms; at least 1us was expected.", "--range", "0ms..10ms")]
    [InlineData("--range 150ms: two durations were expected, the shortest and the longest, for example 150ms..300ms.", "--range", "150ms")]
    [InlineData("--range : two durations were expected, the shortest and the longest, for example 150ms..300ms.", "--range", "")]
    [InlineData("--range 1ms..2h: the longest time-out was 120m; at most 60m was expected.", "--range", "1ms..2h")]
    [InlineData("--one-way uniform:40ms..30ms: the range of ways 40ms..30ms is reversed; a longest not below the shortest was expected.", "--one-way", "uniform:40ms..30ms")]
    [InlineData("--one-way normal:3ms: a duration such as 1.6ms or two as in uniform:30ms..40ms were expected.", "--one-way", "normal:3ms")]
    [InlineData("--one-way 1ms..2ms: a duration such as 1.6ms or two as in uniform:30ms..40ms were expected.", "--one-way", "1ms..2ms")]
    [InlineData("--one-way 3: `3` has no unit; a duration such as `40ms` was expected (units: `ns`, `us`, `ms`, `s`, `m`, `h`).", "--one-way", "3")]
    [InlineData("--vote-disk 5sec: `sec` in `5sec` is not a unit of a duration; the units are `ns`, `us`, `ms`, `s`, `m`, `h`; did you mean `5s`?", "--vote-disk", "5sec")]
    [InlineData("--vote-disk -1ms: `-1ms` is negative; a duration such as `40ms` was expected.", "--vote-disk", "-1ms")]
    [InlineData("--pre-vote maybe: `on` or `off` was expected.", "--pre-vote", "maybe")]
    [InlineData("--seed: it was given 2 times; once was expected.", "--seed", "1", "--seed", "2")]
    public async Task A_wrong_option_exits_2_and_says_what_was_expected(string reason, params string[] arguments)
    {
        CommandOutcome outcome = (await _folder.RunAsync(["elections", .. arguments])).Exits(2);

        Assert.Empty(outcome.Output);
        Assert.Equal([$"aurigraph-sim: {reason}", "See `aurigraph-sim --help`, or `--help` after a command."], outcome.ErrorLines);
    }

    [Theory]
    [InlineData("150ms..150ms", "empty")]
    [InlineData("300ms..150ms", "reversed")]
    public async Task A_range_without_a_longer_end_exits_2(string range, string word)
    {
        CommandOutcome outcome = (await _folder.RunAsync("elections", "--range", range)).Exits(2);

        Assert.StartsWith($"aurigraph-sim: --range {range}: the range of time-outs {range} is {word}; a longest above the shortest was expected", outcome.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task All_faults_are_told_at_once_and_none_that_only_follows_from_another()
    {
        CommandOutcome outcome = (await _folder.RunAsync(
            "elections", "--servers", "x", "--alive", "7", "--range", "2ms..1ms", "--one-way", "3", "--vote-disk", "y", "--trials", "0", "--pre-vote", "?", "--seed", "-1", "--nope")).Exits(2);

        Assert.Empty(outcome.Output);
        Assert.Equal(
            ["'--nope'.", "--one-way", "--pre-vote", "--range", "--seed", "--servers", "--trials", "--vote-disk"],
            outcome.ErrorLines.SkipLast(1).Select(l => l.Split(' ')[1] is var word && word[0] == '-' ? word : l.Split(' ')[^1]).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Time_outs_under_which_nobody_is_elected_end_the_study_with_an_explanation()
    {
        CommandOutcome outcome = (await _folder.RunAsync("elections", "--range", "50ms..100ms", "--vote-disk", "1s")).Exits(2);

        Assert.Empty(outcome.Output);
        Assert.Matches("^aurigraph-sim: trial 0 held [0-9]+ elections in [0-9.]+ s and had no leader .* give a wider range or longer time-outs[.]\n$", outcome.Error);
    }

    public void Dispose() => _folder.Dispose();

    private static JsonObject Json(CommandOutcome outcome) => Json(outcome.Output);

    private static JsonObject Json(string text) => JsonNode.Parse(text)!.AsObject();

    private static double Number(JsonObject document, string key) => document[key]!.GetValue<double>();
}
