using System.Globalization;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Elections;

/// <summary>
/// One experiment on elections: a leader crashes, and the servers that are still up choose another. The values that are not given are those
/// of Ongaro's thesis (2014), section 9.3.
/// <para>The last heartbeat of the leader reaches all survivors at time 0 and starts their timers; the crash falls uniformly into
/// [0, <see cref="TimeoutMin"/> / 2], as though heartbeats were sent at that interval. Nothing but elections happens.</para>
/// </summary>
public sealed record ElectionSettings
{
    /// <summary>The most members of a group.</summary>
    public const int ServersMax = 101;

    /// <summary>The most trials of one study.</summary>
    public const int TrialsMax = 1_000_000;

    /// <summary>The longest time of any kind: an hour.</summary>
    public static Duration Longest => new(3_600_000_000_000);

    /// <summary>The shortest election time-out.</summary>
    public static Duration Shortest => Duration.FromMicroseconds(1);

    /// <summary>Members of the group; from 1 to <see cref="ServersMax"/>.</summary>
    public int Servers { get; init; } = 5;

    /// <summary>Members that are up; from a majority of <see cref="Servers"/> to all of them. Where all are, the old leader counts among
    /// them: it lost its office and follows.</summary>
    public int Alive { get; init; } = 4;

    /// <summary>The shortest time-out that is drawn; from <see cref="Shortest"/>.</summary>
    public Duration TimeoutMin { get; init; } = Duration.FromMilliseconds(150);

    /// <summary>The longest time-out that is drawn; above <see cref="TimeoutMin"/>, up to <see cref="Longest"/>. Each wait is drawn anew,
    /// uniformly from both ends and all between.</summary>
    public Duration TimeoutMax { get; init; } = Duration.FromMilliseconds(300);

    /// <summary>The shortest way of a message from one server to another; not negative.</summary>
    public Duration OneWayMin { get; init; } = Duration.FromMicroseconds(1600);

    /// <summary>The longest way; not below <see cref="OneWayMin"/>, up to <see cref="Longest"/>. Drawn anew, uniformly, for each message,
    /// so that messages may overtake each other.</summary>
    public Duration OneWayMax { get; init; } = Duration.FromMicroseconds(1600);

    /// <summary>The time until a term or vote that was handed to the disk is durable, however many writes are under way; from zero to
    /// <see cref="Longest"/>. A vote, the candidate's own included, counts and restarts the voter's timer only then.</summary>
    public Duration VoteDisk { get; init; } = Duration.FromMilliseconds(10);

    /// <summary>Whether survivor i, from 0, has i entries more than the shortest log, so that only those can win whose log covers a
    /// majority's: of 4 survivors of 5 servers, two.</summary>
    public bool UnequalLogs { get; init; }

    /// <summary>Whether there was no leader: all timers start at time 0, time is measured from there, and a trial ends at the moment a
    /// server becomes leader. Otherwise it is measured from the crash until the last survivor has heard the new leader.</summary>
    public bool FreshTimers { get; init; }

    /// <summary>Whether a server that times out first asks if it could win (thesis, section 9.6). It is then refused by servers that heard
    /// the old leader less than <see cref="TimeoutMin"/> ago. Without it, every request for a vote is considered, however recently a
    /// leader was heard, as in the thesis' experiment: the study turns the check of the quorum (thesis, section 6.2) off.</summary>
    public bool PreVote { get; init; }

    /// <summary>How often the experiment is repeated; from 1 to <see cref="TrialsMax"/>. The first trials of a longer study are those of a
    /// shorter one.</summary>
    public int Trials { get; init; } = 1000;

    /// <summary>Where all draws come from.</summary>
    public ulong Seed { get; init; } = 1;

    /// <summary>All that is wrong with these settings; empty when they make a study.</summary>
    public IReadOnlyList<ElectionFault> Faults()
    {
        var faults = new List<ElectionFault>();
        AddCounts(faults);
        if (TimeoutMin < Shortest)
            faults.Add(new(nameof(TimeoutMin), $"the shortest time-out was {TimeoutMin}; at least {Shortest} was expected"));
        if (TimeoutMax <= TimeoutMin)
        {
            faults.Add(new(nameof(TimeoutMax), $"the range of time-outs {TimeoutMin}..{TimeoutMax} is {(TimeoutMax == TimeoutMin ? "empty" : "reversed")}; " +
                "a longest above the shortest was expected, because servers that all wait equally long would run at the same moment and share the votes for ever"));
        }
        AddTime(faults, nameof(TimeoutMax), "the longest time-out", TimeoutMax);
        if (OneWayMin < Duration.Zero)
            faults.Add(new(nameof(OneWayMin), $"the shortest way of a message was {OneWayMin}; at least zero was expected"));
        if (OneWayMax < OneWayMin)
            faults.Add(new(nameof(OneWayMax), $"the range of ways {OneWayMin}..{OneWayMax} is reversed; a longest not below the shortest was expected"));
        AddTime(faults, nameof(OneWayMax), "the longest way of a message", OneWayMax);
        if (VoteDisk < Duration.Zero)
            faults.Add(new(nameof(VoteDisk), $"the write of a vote was {VoteDisk}; at least zero was expected"));
        AddTime(faults, nameof(VoteDisk), "the write of a vote", VoteDisk);
        return faults;
    }

    private void AddCounts(List<ElectionFault> faults)
    {
        int majority = (Servers / 2) + 1;
        if (Servers is < 1 or > ServersMax)
            faults.Add(new(nameof(Servers), $"{Servers} servers were given; 1 to {ServersMax} were expected"));
        else if (Alive > Servers)
            faults.Add(new(nameof(Alive), $"{Alive} of {Servers} servers cannot be alive; {majority} to {Servers} were expected"));
        else if (Alive < majority)
            faults.Add(new(nameof(Alive), $"{Alive} of {Servers} servers can elect no leader, which takes a majority; {majority} to {Servers} were expected"));
        if (Trials is < 1 or > TrialsMax)
            faults.Add(new(nameof(Trials), string.Create(CultureInfo.InvariantCulture, $"{Trials} trials were asked for; 1 to {TrialsMax} were expected")));
    }

    private static void AddTime(List<ElectionFault> faults, string setting, string what, Duration time)
    {
        if (time > Longest)
            faults.Add(new(setting, $"{what} was {time}; at most {Longest} was expected"));
    }
}
