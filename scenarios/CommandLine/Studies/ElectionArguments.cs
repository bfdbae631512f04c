using System.CommandLine;
using System.CommandLine.Parsing;
using Aurigraph.Simulation.Elections;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Studies;

/// <summary>The options of <c>elections</c> and what they say.</summary>
internal sealed class ElectionArguments
{
    private static readonly ElectionSettings Defaults = new();

    private readonly Option<string> _servers = Text("--servers", "N", "5", $"Members of the group, up to {ElectionSettings.ServersMax}.");
    private readonly Option<string> _alive = new("--alive") { HelpName = "N", Description = "Members that are up, at least a majority; all but one when left out." };
    private readonly Option<string> _range = Text("--range", "MIN..MAX", "150ms..300ms", 
        "Election time-outs; each wait is drawn anew, uniformly. The crash falls uniformly into [0, MIN / 2] after the last heartbeat, which all survivors hear at once.");
    private readonly Option<string> _oneWay = Text("--one-way", "TIME|uniform:MIN..MAX", "1.6ms",
        "How long a message is under way; or between which times, drawn anew for each.");
    private readonly Option<string> _voteDisk = Text("--vote-disk", "TIME", "10ms", 
        "How long the write takes after which a vote, the candidate's own too, counts and restarts the voter's timer; requests for votes leave at once.");
    private readonly Option<bool> _unequalLogs = new("--unequal-logs")
    {
        Description = "Survivor i, from 0, has i entries more, so that only those can win whose log covers a majority's.",
    };

    private readonly Option<bool> _freshTimers = new("--fresh-timers")
    {
        Description = "There was no leader: all timers start at time 0, and time runs from there to the moment a server becomes leader. " +
            "Otherwise it runs from the crash until the last survivor has heard the new leader's first heartbeat.",
    };

    private readonly Option<string> _preVote = Text("--pre-vote", "on|off", "off",
        "on: a server that times out first asks whether it could win, and is refused by those that heard the old leader less than the shortest time-out ago. " +
        "off: every request for a vote is considered, however recently a leader was heard.");

    private readonly Option<string> _trials = Text("--trials", "N", "1000", 
        $"How often it is tried, up to {ElectionSettings.TrialsMax}. Split votes are the share of trials that needed more than one term.");
    private readonly Option<string> _seed = Text("--seed", "N", "1", "Where the draws come from; equal seeds, equal output.");

    /// <summary>Whether to print JSON.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Prints the figures as JSON, times in milliseconds, and nothing else." };

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Option> All => [_servers, _alive, _range, _oneWay, _voteDisk, _unequalLogs, _freshTimers, _preVote, _trials, _seed, Json];

    /// <summary>Reads them.</summary>
    /// <param name="command">What was given.</param>
    /// <param name="settings">What they make; not to be used when there are faults.</param>
    /// <returns>All that is wrong, each with the option it is about.</returns>
    public IReadOnlyList<string> Read(CommandResult command, out ElectionSettings settings)
    {
        var reading = new ArgumentReading(command);
        reading.RefuseRepetition(All);
        int servers = Whole(reading, _servers, Defaults.Servers, ElectionSettings.ServersMax);
        var (timeoutMin, timeoutMax) = reading.Range(_range, (Defaults.TimeoutMin, Defaults.TimeoutMax));
        var (oneWayMin, oneWayMax) = reading.Latency(_oneWay, (Defaults.OneWayMin, Defaults.OneWayMax));
        settings = new ElectionSettings
        {
            Servers = servers,
            Alive = Whole(reading, _alive, Math.Max(1, servers - 1), ElectionSettings.ServersMax),
            TimeoutMin = timeoutMin,
            TimeoutMax = timeoutMax,
            OneWayMin = oneWayMin,
            OneWayMax = oneWayMax,
            VoteDisk = reading.Time(_voteDisk, Defaults.VoteDisk),
            UnequalLogs = reading.Flag(_unequalLogs),
            FreshTimers = reading.Flag(_freshTimers),
            PreVote = reading.Switch(_preVote, Defaults.PreVote),
            Trials = Whole(reading, _trials, Defaults.Trials, ElectionSettings.TrialsMax),
            Seed = reading.Whole(_seed, ulong.MaxValue, Defaults.Seed, $"from 0 to {ulong.MaxValue}"),
        };
        // Where an option could not be read, its default stands in, and what follows from that is no fault of the user's.
        var more = settings.Faults().Select(f => (Option: OptionOf(f.Setting), f.What))
            .Where(f => !reading.IsFaulty(f.Option) && !(f.Option == _alive && reading.IsFaulty(_servers)));
        foreach (var (option, what) in more.ToList())
            reading.Add(option, what);
        return reading.Faults;
    }

    private static Option<string> Text(string name, string value, string given, string description) =>
        new(name) { HelpName = value, Description = description, DefaultValueFactory = _ => given };

    private static int Whole(ArgumentReading reading, Option option, int otherwise, int max) =>
        (int)reading.Whole(option, int.MaxValue, (ulong)otherwise, $"from 1 to {max}");

    private Option OptionOf(string setting) => setting switch
    {
        nameof(ElectionSettings.Servers) => _servers,
        nameof(ElectionSettings.Alive) => _alive,
        nameof(ElectionSettings.TimeoutMin) or nameof(ElectionSettings.TimeoutMax) => _range,
        nameof(ElectionSettings.OneWayMin) or nameof(ElectionSettings.OneWayMax) => _oneWay,
        nameof(ElectionSettings.VoteDisk) => _voteDisk,
        nameof(ElectionSettings.Trials) => _trials,
        _ => throw new ArgumentOutOfRangeException(nameof(setting), setting, "Every setting that can be faulty has an option."),
    };
}
