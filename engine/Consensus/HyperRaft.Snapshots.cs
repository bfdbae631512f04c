using Aurigraph.Consensus.Messages;
using Aurigraph.Consensus.Replication;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>Snapshots and compaction (Raft paper, section 7; thesis, chapter 5). The content of a snapshot is the caller's: the core says when one is needed
/// and what it stands for.</content>
public sealed partial class HyperRaft
{
    private SnapshotMark? _toRestore;

    /// <summary>Forgets the entries up to an index, which are applied and durable. Followers that lack them are sent snapshots from now on.</summary>
    /// <exception cref="InvariantException">The entries are not all applied and durable here.</exception>
    public void Compact(LogIndex upTo)
    {
        if (upTo <= _log.BaseIndex)
            return;
        if (upTo > _applied || upTo > _durability.DurableIndex)
            throw Broken($"compaction up to {upTo} would lose entries that are not applied and durable");
        _log.CompactTo(upTo);
    }

    /// <summary>The snapshot for a node was carried there, or could not be. What the node made of it, its answer to the leader says.</summary>
    public void ReportSnapshot(NodeId node, bool delivered)
    {
        if (_role == RaftRole.Leader && _progress.Find(node) is { } follower)
            follower.SnapshotEnded(delivered);
    }

    /// <summary>Whether an append to a follower would begin with an entry that is gone.</summary>
    private bool NeedsSnapshot(Progress follower) => follower.Next <= _log.BaseIndex && follower.State != ProgressState.Snapshot;

    /// <summary>Nothing is carried to a node that does not answer.</summary>
    private void SendSnapshot(Progress follower)
    {
        if (!follower.IsActive || follower.IsPaused || !_log.KnowsTerm(_applied))
            return;
        var mark = new SnapshotMark(_applied, _log.TermAt(_applied), _configuration);
        _messages.Add(new SnapshotRequest(_self, follower.Node, _term, mark));
        follower.SentSnapshot(mark.Index);
    }

    private void HandleSnapshot(SnapshotRequest request)
    {
        if (!IsFromLeader(request))
            return;
        LeaderHeard(request.From);
        if (!Restore(request.Snapshot))
        {
            Acknowledge(request.From, _commit);
            return;
        }

        _after.Add(AppendResponse.Matched(_self, request.From, _term, request.Snapshot.Index));
    }

    /// <summary>False when the log has all that the snapshot stands for, or the snapshot does not know this member.</summary>
    private bool Restore(SnapshotMark snapshot)
    {
        if (snapshot.Index <= _commit || !snapshot.Configuration.Contains(_self))
            return false;
        if (_log.Matches(snapshot.Index, snapshot.Term))
        {
            CommitTo(snapshot.Index);
            return false;
        }

        _durability.Replaced(snapshot, _commit);
        _log.BeginAfter(snapshot.Index, snapshot.Term);
        _commit = snapshot.Index;
        _acknowledgeWhenDurable = LogIndex.Zero;
        if (snapshot.Index > _applied)
        {
            // The state machine may have been given more than it has applied; what is under way there ends before the snapshot.
            _toRestore = snapshot;
            _applied = snapshot.Index;
            _handedOut = LogIndex.Max(_handedOut, snapshot.Index);
            Reconfigure(snapshot.Configuration);
        }

        return true;
    }
}
