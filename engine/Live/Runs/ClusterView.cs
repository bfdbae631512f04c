using System.Buffers.Binary;
using Aurigraph.Consensus.Membership;
using Aurigraph.Live.Journal;
using Aurigraph.Units;
using Aurigraph.Worlds.Journal;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Live.Runs;

/// <summary>What a running cluster is at, as its journals tell: who leads, what is committed, what each node has applied, what is in flight. What is measured is read from the journals after
/// the run; this is to steer it.</summary>
internal sealed class ClusterView : IDisposable
{
    private readonly SortedDictionary<NodeId, NodeState> _nodes = [];

    /// <summary>Looks at nodes.</summary>
    /// <param name="journals">The folder of each node's journal.</param>
    /// <param name="voters">Who votes at the beginning.</param>
    /// <param name="rule">Which share of the voters follows a leader that counts.</param>
    public ClusterView(IReadOnlyDictionary<NodeId, string> journals, IReadOnlyList<NodeId> voters, QuorumRule rule)
    {
        Members = new MembershipRecorder(voters, rule);
        foreach ((NodeId node, string folder) in journals)
            _nodes[node] = new NodeState(new JournalTail(folder));
    }

    /// <summary>The leader that a quorum follows; none when there is none.</summary>
    public NodeId Leader
    {
        get
        {
            foreach ((NodeId node, NodeState state) in _nodes)
            {
                if (state.Leader == node && _nodes.Count(n => Members.Counts(n.Key) && n.Value.Term == state.Term && n.Value.Leader == node) >= Members.Quorum)
                    return node;
            }
            return NodeId.None;
        }
    }

    /// <summary>Who takes part.</summary>
    public MembershipRecorder Members { get; }

    /// <summary>The highest index known committed.</summary>
    public long Committed { get; private set; }

    /// <summary>Transactions admitted and not final, on nodes that are up.</summary>
    public long InFlight => _nodes.Values.Sum(n => n.Admitted - n.Final);

    /// <summary>Transactions that became final so far.</summary>
    public long Final { get; private set; }

    /// <summary>What went wrong on nodes, in their words.</summary>
    public List<string> Failures { get; } = [];

    /// <summary>The last index that a node applied.</summary>
    public long AppliedBy(NodeId node) => _nodes[node].Applied;

    /// <summary>Takes in what the journals have gained.</summary>
    public void Update()
    {
        foreach ((NodeId node, NodeState state) in _nodes)
        {
            foreach (JournalRecord record in state.Tail.Read())
                Take(node, state, record);
        }
    }

    /// <summary>A node died: what it had open is gone, and its view of the leader is none.</summary>
    public void Died(NodeId node)
    {
        NodeState state = _nodes[node];
        foreach (JournalRecord record in state.Tail.Read())
            Take(node, state, record);
        (state.Leader, state.Admitted, state.Final) = (NodeId.None, 0, 0);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (NodeState state in _nodes.Values)
            state.Tail.Dispose();
    }

    private void Take(NodeId node, NodeState state, JournalRecord record)
    {
        ReadOnlySpan<byte> content = record.Bytes.Span[JournalRecord.HeaderSize..];
        switch (record.What)
        {
            case JournalEvent.Admitted:
                state.Admitted += BinaryPrimitives.ReadInt64LittleEndian(content);
                break;
            case JournalEvent.BatchFinal:
                // Number 8, origin 4, incarnation 8, sequence 8, digest 32, count 4.
                int count = BinaryPrimitives.ReadInt32LittleEndian(content[60..]);
                state.Final += count;
                Final += count;
                break;
            case JournalEvent.LeaderView:
                state.Term = BinaryPrimitives.ReadInt64LittleEndian(content);
                state.Leader = NodeId.TryFromKey(BinaryPrimitives.ReadInt32LittleEndian(content[8..]), out NodeId leader) ? leader : NodeId.None;
                break;
            case JournalEvent.ConfigurationTook:
                (LogIndex index, MemberConfiguration configuration) = record.Configuration();
                Members.OnTook(index, configuration);
                break;
            case JournalEvent.Applied:
                state.Applied = BinaryPrimitives.ReadInt64LittleEndian(content);
                Committed = Math.Max(Committed, state.Applied);
                break;
            case JournalEvent.Failed:
                Failures.Add($"{node}: {System.Text.Encoding.UTF8.GetString(content[4..])}");
                break;
            default:
                break;
        }
    }

    private sealed class NodeState(JournalTail tail)
    {
        public JournalTail Tail { get; } = tail;

        public long Term { get; set; }

        public NodeId Leader { get; set; }

        public long Applied { get; set; }

        public long Admitted { get; set; }

        public long Final { get; set; }
    }
}
