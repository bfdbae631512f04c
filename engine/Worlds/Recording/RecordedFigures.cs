using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>The figures of a result that follow from what was recorded alone, in whichever world. Reads only.</summary>
/// <param name="recorder">What was recorded.</param>
public sealed class RecordedFigures(Recorder recorder)
{
    /// <summary>Rates of the window and counts of the run.</summary>
    /// <param name="audit">What was acknowledged, held against the log.</param>
    /// <param name="unacknowledged">Transactions in the log whose origin died before it was told.</param>
    public Throughput Throughput(AuditResult audit, long unacknowledged)
    {
        TransactionRecorder transactions = recorder.Transactions;
        return new Throughput
        {
            OfferedTps = transactions.OfferedTps,
            AdmittedTps = transactions.AdmittedTps,
            CommittedTps = transactions.CommittedTps,
            Submitted = transactions.Submitted,
            Admitted = transactions.Admitted,
            Final = transactions.Final,
            Committed = audit.Committed,
            Rejected = transactions.Rejected,
            Rejections = transactions.Rejections,
            Abandoned = transactions.Abandoned,
            CommittedUnacknowledged = unacknowledged,
            InFlight = transactions.InFlight,
            Lost = audit.Lost,
        };
    }

    /// <summary>Other intervals of a transaction's life.</summary>
    public Intervals Intervals() => new(
        recorder.Transactions.SubmitToCommit.ToDistribution(), recorder.Transactions.SubmitToApplied.ToDistribution(), recorder.Commits.ProposeToCommit.ToDistribution());

    /// <summary>Consecutive parts of finality.</summary>
    public Phases Phases()
    {
        LatencyHistogram[] phases = recorder.Transactions.Phases;
        return new Phases(phases[0].ToPhase(), phases[1].ToPhase(), phases[2].ToPhase(), phases[3].ToPhase(), phases[4].ToPhase());
    }

    /// <summary>Elections and commits.</summary>
    /// <param name="window">The measured window.</param>
    /// <param name="end">The end of the run.</param>
    public ConsensusFigures Consensus(RunWindow window, VirtualTime end)
    {
        LeadershipRecorder leadership = recorder.Leadership;
        Distribution commitToQuorum = recorder.Commits.CommitToQuorum.ToDistribution();
        double perHour = leadership.Elections / (window.Length.Seconds / 3600);
        return new ConsensusFigures
        {
            Elections = leadership.Elections,
            ElectionsPerHour = new RateInterval(perHour, perHour, perHour),
            LeaderChanges = leadership.LeaderChanges,
            FinalTerm = leadership.HighestTerm,
            Voters = recorder.Members.Voters.Count,
            CommittedEntries = recorder.Commits.EntriesInWindow,
            LeaderlessMs = leadership.LeaderlessMs(end),
            CommitToQuorumMs = new CommitToQuorum(commitToQuorum.P50, commitToQuorum.P95),
        };
    }
}
