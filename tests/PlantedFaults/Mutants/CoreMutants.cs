namespace Aurigraph.PlantedFaults.Tests.Mutants;

/// <summary>Faults planted in the consensus core.</summary>
internal static partial class CoreMutants
{
    public static IReadOnlyList<Mutant> All => [.. Basics, .. Changes, .. Snapshots, .. Reads];

    private static readonly Mutant[] Basics =
    [
        Of("a leader commits an entry of an older term by counting", "HyperRaft.Commit.cs", " || _log.TermAt(reached) != _term", ""),
        Of("a leader counts its own log before it is durable", "HyperRaft.Commit.cs", "ReachedByQuorum(_durability.DurableIndex)", "ReachedByQuorum(_log.LastIndex)"),
        Of("entries are handed out to be applied before they are committed", new Edit("HyperRaft.Output.cs", "index <= _commit;", "index <= _log.LastIndex;"),
            new Edit("HyperRaft.Output.cs", "_handedOut = LogIndex.Max(_handedOut, _commit);", "_handedOut = LogIndex.Max(_handedOut, _log.LastIndex);")),
        Of("a voter votes twice in a term", "HyperRaft.Elections.cs", "=> _votedFor == candidate || (_votedFor.IsNone && _leader.IsNone);", "=> true;"),
        Of("a vote is forgotten on restart", "HyperRaft.cs", "(_term, _votedFor, _commit) = restored.HardState;", "(_term, _, _commit) = restored.HardState;"),
        Of("the term is forgotten on restart", "HyperRaft.cs", "(_term, _votedFor, _commit) = restored.HardState;", "(_, _votedFor, _commit) = restored.HardState;\n        _term = _log.LastTerm;"),
        Of("a restarted member takes its whole log for committed", "HyperRaft.cs", "(_term, _votedFor, _commit) = restored.HardState;", "(_term, _votedFor, _) = restored.HardState;\n        _commit = _log.LastIndex;"),
        Of("a refusal counts as a vote", "HyperRaft.Elections.cs", "_tally.Record(response.From, response.Granted);\n        SettleElection();", "_tally.Record(response.From, granted: true);\n        SettleElection();"),
        Of("a vote that comes twice counts twice", "Membership/VoteTally.cs", "if (position < 0 || _votes[position] is not null)", "if (position < 0)"),
        Of("a vote leaves before it is durable", "HyperRaft.Elections.cs", "_after.Add(grant);", "_messages.Add(grant);"),
        Of("a voter does not look at the candidate's log", "HyperRaft.Elections.cs", "IsFreeFor(request.From) && _log.IsCoveredBy(request.LastIndex, request.LastTerm);", "IsFreeFor(request.From);"),
        Of("a voter compares the length of logs and not their terms", "Log/ReplicatedLog.cs", "lastTerm > LastTerm || (lastTerm == LastTerm && lastIndex >= LastIndex);", "lastIndex >= LastIndex;"),
        Of("a candidate leads without its own durable vote", new Edit("HyperRaft.Elections.cs", "var requests = _durability", "_tally.Record(_self, granted: true);\n        var requests = _durability"),
            new Edit("HyperRaft.Elections.cs", " && _tally.HasGranted(_self)", "")),
        Of("a candidate leads when it has won the pre-vote", "HyperRaft.Elections.cs", "if (_tally.Outcome == VoteOutcome.Won)\n            AskForVotes(isTransfer: false);\n        else if",
            "if (_tally.Outcome == VoteOutcome.Won)\n        {\n            _term = _term.Next;\n            _votedFor = _self;\n            BecomeLeader();\n        }\n        else if"),
        Of("votes of an older term count", "HyperRaft.Messages.cs", "else if (message.Term < _term)", "else if (message.Term < _term && message is not VoteResponse)"),
        Of("appends of an older term are taken", "HyperRaft.Messages.cs", "else if (message.Term < _term)", "else if (message.Term < _term && message is not AppendRequest)"),
        Of("a quorum is one too small", "Membership/VoterSet.cs", "QuorumSize = rule.Size(_members.Length);", "QuorumSize = Math.Max(Math.Min(1, _members.Length), rule.Size(_members.Length) - 1);"),
        Of("a learner is counted as a voter", "Replication/ProgressTracker.cs", "_incoming = [.. _configuration.Voters.Select(Find)];",
            "_incoming = [.. _configuration.Voters.Select((voter, place) => place == 0 && voter != _self && _configuration.Learners.Count > 0 ? Find(_configuration.Learners[0]) : Find(voter))];"),
        Of("a new leader takes its followers to have all of its log", "Replication/Progress.cs", "Match = LogIndex.Zero;", "Match = next.Previous;"),
        Of("a follower counts as having what was sent to it", "Replication/Progress.cs", "Window.Add(last, bytes);", "Window.Add(last, bytes);\n                Match = last;"),
        Of("entries are acknowledged before they are durable", "HyperRaft.Following.cs", "_after.Add(AppendResponse.Matched", "_messages.Add(AppendResponse.Matched"),
        Of("entries whose write is under way are acknowledged at once", "HyperRaft.Following.cs", "else if (match <= _durability.DurableIndex)", "else if (match <= _log.LastIndex)"),
        Of("a write that was truncated counts as durable", "Durability/DurabilityTracker.cs", "LogIndex.Min(index, _truncatedFrom.Previous)", "LogIndex.Min(index, log.LastIndex)"),
        Of("a truncation leaves the durable index where it was", "Durability/DurabilityTracker.cs", "DurableIndex = LogIndex.Min(DurableIndex, from.Previous);", ""),
        Of("an append is taken without a look at the previous entry's term", "HyperRaft.Following.cs", "if (!_log.Matches(append.PreviousIndex, append.PreviousTerm))", "if (append.PreviousIndex > _log.LastIndex)"),
        Of("entries that conflict are kept", "HyperRaft.Following.cs", "while (known < entries.Count && _log.Matches(entries[known].Index, entries[known].Term))", "while (known < entries.Count && _log.Holds(entries[known].Index))"),
        Of("an append that comes late truncates what it does not conflict with", "HyperRaft.Following.cs", "while (known < entries.Count && _log.Matches(entries[known].Index, entries[known].Term))", "while (false)"),
        Of("a committed entry may be truncated", new Edit("HyperRaft.Following.cs", "if (first <= _commit)\n            return false;", ""),
            new Edit("HyperRaft.Following.cs", "while (known < entries.Count && _log.Matches(entries[known].Index, entries[known].Term))", "while (false)")),
        Of("a follower commits beyond what a heartbeat's sender knows it to have", "HyperRaft.Replication.cs", "var commit = LogIndex.Min(follower.Match, _commit);\n        _messages", "var commit = _commit;\n        _messages"),
        Of("a leader gives way where a follower's log differs", "HyperRaft.Replication.cs", "if (follower.Refuse(response.Index, agreed))",
            "if (agreed < _log.LastIndex && agreed >= _commit)\n            {\n                _log.TruncateFrom(agreed.Next);\n                _durability.Truncated(agreed.Next);\n                _progress.Reset(_log.LastIndex.Next);\n                AppendOwn(null);\n            }\n            else if (follower.Refuse(response.Index, agreed))"),
        Of("a new leader replaces the last entry of its log", "HyperRaft.Elections.cs", "AppendOwn(payload: null);", "if (_log.LastIndex > _commit)\n        {\n            var own = _log.LastIndex;\n            _log.TruncateFrom(own);\n            _durability.Truncated(own);\n        }\n\n        AppendOwn(payload: null);"),
    ];

    private static Mutant Of(string name, string file, string find, string replace) => Of(name, new Edit(file, find, replace));

    private static Mutant Of(string name, params Edit[] edits) => new(name, "engine/Consensus", edits);
}
