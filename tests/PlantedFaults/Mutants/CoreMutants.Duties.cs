namespace Aurigraph.PlantedFaults.Tests.Mutants;

/// <content>Faults in what comes on top of elections and replication: changes of members, snapshots, leadership transfer and reads.</content>
internal static partial class CoreMutants
{
    private static readonly Mutant[] Changes =
    [
        Of("a joint configuration commits by its incoming half alone", "Membership/MemberConfiguration.cs", "LogIndex.Min(Incoming.ReachedByQuorum(incoming), Outgoing.ReachedByQuorum(outgoing));", "Incoming.ReachedByQuorum(incoming);"),
        Of("a joint configuration elects by its incoming half alone", "Membership/MemberConfiguration.cs", "if (incoming == outgoing)\n            return incoming;", "return incoming;"),
        Of("several voters change at once without a joint configuration", new Edit("Membership/ConfigurationChange.cs", "_steps.Length > 1 || Transition != ChangeTransition.Auto;", "false;"),
            new Edit("Membership/ConfigurationChanger.cs", "return comeOrGone > 1 ?", "return comeOrGone > int.MaxValue - 1 ?")),
        Of("a second change enters the log while one is pending", "HyperRaft.Membership.cs", "isEarlierPending: _pendingChange > _applied", "isEarlierPending: false"),
        Of("a new leader does not mind a change that it found in its log", "HyperRaft.Elections.cs", "_pendingChange = _log.LastIndex;", "_pendingChange = LogIndex.Zero;"),
        Of("a joint configuration is left before it is in force", "HyperRaft.Membership.cs", "AppendOwn(change);\n", "AppendOwn(change);\n        if (change.LeavesByItself)\n            AppendOwn(ConfigurationChange.Leave);\n"),
        Of("a follower believes what a refused vote says is committed", "HyperRaft.Elections.cs", "index <= _commit || !_log.Matches(index, term))", "index <= _commit || index > _log.LastIndex)"),
        Of("a candidate is brought up to nothing before it is told to run, and its log is not looked at", new Edit("HyperRaft.Transfer.cs", "if (follower.Node != _transferee || follower.Match != _log.LastIndex)", "if (follower.Node != _transferee)"),
            new Edit("HyperRaft.Elections.cs", "IsFreeFor(request.From) && _log.IsCoveredBy(request.LastIndex, request.LastTerm);", "IsFreeFor(request.From) && (request.IsTransfer || _log.IsCoveredBy(request.LastIndex, request.LastTerm));")),
    ];

    private static readonly Mutant[] Snapshots =
    [
        Of("a snapshot says an index too high", "HyperRaft.Snapshots.cs", "new SnapshotMark(_applied, _log.TermAt(_applied), _configuration);", "new SnapshotMark(LogIndex.Min(_applied.Next, _commit), _log.TermAt(LogIndex.Min(_applied.Next, _commit)), _configuration);"),
        Of("a snapshot says an index too low", "HyperRaft.Snapshots.cs", "new SnapshotMark(_applied, _log.TermAt(_applied), _configuration);", "_log.KnowsTerm(_applied.Previous) && _applied.Previous > LogIndex.Zero ? new SnapshotMark(_applied.Previous, _log.TermAt(_applied.Previous), _configuration) : new SnapshotMark(_applied, _log.TermAt(_applied), _configuration);"),
        Of("a snapshot has the leader's term and not the entry's", "HyperRaft.Snapshots.cs", "new SnapshotMark(_applied, _log.TermAt(_applied), _configuration);", "new SnapshotMark(_applied, _term, _configuration);"),
        Of("a snapshot has the first members and not those of its end", "HyperRaft.Snapshots.cs", "new SnapshotMark(_applied, _log.TermAt(_applied), _configuration);", "new SnapshotMark(_applied, _log.TermAt(_applied), _options.Configuration);"),
        Of("the members in a snapshot are not taken up", "HyperRaft.Snapshots.cs", "Reconfigure(snapshot.Configuration);", ""),
        Of("the members in a restored state are not taken up", "HyperRaft.cs", "_configuration = state?.Configuration ?? options.Configuration;", "_configuration = options.Configuration;"),
        Of("a log that a snapshot replaced ends in the present term", "HyperRaft.Snapshots.cs", "_log.BeginAfter(snapshot.Index, snapshot.Term);", "_log.BeginAfter(snapshot.Index, _term);"),
        Of("compaction mistakes the term of the last entry it drops", "Log/ReplicatedLog.cs", "var term = this[upTo].Term;", "var term = LastTerm;"),
        Of("a snapshot older than what is committed is taken", "HyperRaft.Snapshots.cs", "if (snapshot.Index <= _commit || ", "if ("),
        Of("what is written before a snapshot counts for the log after it", "Durability/DurabilityTracker.cs", "Truncated(committed.Next);\n", ""),
        Of("an append that begins before what is committed is acknowledged to its end", "HyperRaft.Following.cs", "Acknowledge(append.From, _commit);", "Acknowledge(append.From, append.LastIndex);"),
        Of("a corrupted entry is accepted", "HyperRaft.cs", "if (entry.Checksum != kept)", "if (entry.Checksum != kept && kept == 0)"),
    ];

    private static readonly Mutant[] Reads =
    [
        Of("a read is answered without a round of heartbeats", "HyperRaft.Reads.cs", "if (read.Round == 0 || read.Round > _answeredRound)", "if (read.Round == 0)"),
        Of("a read is answered before the leader has committed in its term", "HyperRaft.Reads.cs", "=> _log.KnowsTerm(_commit) && _log.TermAt(_commit) == _term;", "=> true;"),
        Of("an answer to an earlier round counts for the present one", "HyperRaft.Replication.cs", "Math.Min(response.Round, _round)", "_round"),
        Of("a read waits for a round that began before it", "HyperRaft.Reads.cs", "_answeredRound : _round + 1;", "_answeredRound : Math.Max(1, _round);"),
        Of("reads that waited in an earlier term are answered in a later one", "HyperRaft.Reads.cs", "_pendingReads.Clear();\n        _rounds.Clear();", "_rounds.Clear();"),
        Of("a lease holds on after leadership was handed over", "HyperRaft.Transfer.cs", "_leaseIsBroken = true;", ""),
        Of("a lease is longer than voters are bound", "CoreOptions.cs", "ElectionTimeoutMin.Milliseconds * (1 - ClockDrift)", "ElectionTimeoutMin.Milliseconds * (2 - ClockDrift)"),
        Of("a member that restarted votes although it may have heard a leader", "HyperRaft.cs", "options.LeaseReads && _term > Term.Zero ? options.ElectionTimeoutMin : Duration.Zero;", "Duration.Zero;"),
    ];
}
