using Aurigraph.Units;

namespace Aurigraph.Simulation.Elections;

/// <summary>
/// Which range of election time-outs suits a network and a disk. Ranges from T to 2 T are tried; T is a multiple of an exchange, which is
/// one message there, a vote written, one message back, but never below <see cref="OneWayMultiple"/> ways: the Raft paper (section 5.6)
/// wants time-outs an order of magnitude above the time of a broadcast, and the thesis (section 9.4) ten to twenty ways. Short time-outs split votes,
/// long ones detect a crash late, so the 99th percentile has its lowest point between.
/// </summary>
public sealed record TimeoutAdvice
{
    /// <summary>The shortest time-out is at least that many of the longest ways of a message.</summary>
    public const int OneWayMultiple = 10;

    /// <summary>A 99th percentile is near the best up to this multiple of it.</summary>
    public const double NearBest = 1.25;

    /// <summary>A share of split votes is near the lowest up to that much more of all trials.</summary>
    public const double NearFewest = 0.10;

    /// <summary>The rule in a sentence.</summary>
    public const string Rule = "the shortest range T..2T, T at least 10 one-way latencies, whose split votes are within 10 points of the fewest of all ranges " +
        "tried and, among those, whose p99 is within 25% of the lowest";

    private static readonly double[] Multiples = [1, 1.5, 2, 3, 4, 6, 8, 12, 16, 24];

    private TimeoutAdvice(IReadOnlyList<TimeoutCandidate> candidates)
    {
        Candidates = candidates;
        Recommended = Choose(candidates);
    }

    /// <summary>All ranges that were tried, the shortest first.</summary>
    public IReadOnlyList<TimeoutCandidate> Candidates { get; }

    /// <summary>The one to take; null when none of them elects leaders.</summary>
    public TimeoutCandidate? Recommended { get; }

    /// <summary>Trials for each range: fewer in large groups, where a trial costs the square of their size in messages.</summary>
    public static int TrialsFor(int servers) => servers <= 25 ? 1000 : 200;

    /// <summary>Tries ranges.</summary>
    /// <param name="settings">The experiment; its own range and number of trials play no part.</param>
    /// <param name="cancellation">Ends it between two trials.</param>
    /// <exception cref="ArgumentException">The settings have faults; the message names all.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static TimeoutAdvice For(ElectionSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        return new([.. Shortest(settings).Select(min => Try(settings with { TimeoutMin = min, TimeoutMax = min * 2, Trials = TrialsFor(settings.Servers) }, cancellation))]);
    }

    /// <summary>The shortest time-outs to try: rounded up to two digits, each once, at least a millisecond, at most half an hour.</summary>
    internal static IReadOnlyList<Duration> Shortest(ElectionSettings settings)
    {
        var exchange = settings.OneWayMin + settings.OneWayMax + settings.VoteDisk;
        var floor = Duration.Max(settings.OneWayMax * OneWayMultiple, Duration.FromMilliseconds(1));
        return [.. Multiples.Select(m => Duration.Min(RoundedUp(Duration.Max(exchange * m, floor)), ElectionSettings.Longest / 2)).Distinct()];
    }

    /// <summary>The rule.</summary>
    internal static TimeoutCandidate? Choose(IReadOnlyList<TimeoutCandidate> candidates)
    {
        List<(TimeoutCandidate It, ElectionDistribution Times)> able = [.. candidates.Where(c => c.Distribution is not null).Select(c => (c, c.Distribution!))];
        if (able.Count == 0)
            return null;
        double fewest = able.Min(c => c.Times.SplitVoteRate);
        able.RemoveAll(c => c.Times.SplitVoteRate > fewest + NearFewest);
        var best = able.Min(c => c.Times.Percentile(99));
        return able.Where(c => c.Times.Percentile(99) <= best * NearBest).MinBy(c => c.It.Min).It;
    }

    private static Duration RoundedUp(Duration time)
    {
        long step = 1;
        while (time.Nanoseconds / step >= 100)
            step *= 10;
        return new Duration((time.Nanoseconds + step - 1) / step * step);
    }

    private static TimeoutCandidate Try(ElectionSettings settings, CancellationToken cancellation)
    {
        ElectionDistribution? distribution = null;
        try
        {
            distribution = ElectionStudy.Run(settings, cancellation);
        }
        catch (NoLeaderException)
        {
            // A range under which nobody is elected is a finding about that range, and the candidate says it.
        }
        return new TimeoutCandidate(settings.TimeoutMin, settings.TimeoutMax, distribution);
    }
}
