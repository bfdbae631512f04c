using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;

namespace Aurigraph.Node.Tests.Observers;

/// <summary>slim-1, the third observer: of the validators 2 and 3, which do not lead, it follows validator-2.</summary>
public sealed class ObserverActorTests : IDisposable
{
    private readonly NodeBench _node = new(Given.Node(Given.S1));

    public ObserverActorTests() => _node.Receive(Given.V1, new LeaderAnnouncement(new Term(1)));

    public void Dispose() => _node.Dispose();

    [Fact]
    public void Observers_are_spread_round_robin_over_the_validators_that_do_not_lead()
    {
        var feeders = new List<NodeId>();
        foreach (NodeId observer in new[] { Given.B1, Given.B2, Given.S1 })
        {
            using var node = new NodeBench(Given.Node(observer));
            node.Receive(Given.V1, new LeaderAnnouncement(new Term(1)));
            feeders.AddRange(node.Network.Sent.Where(s => s.Message is StreamSubscribe).Select(s => s.To));
        }
        Assert.Equal([Given.V2, Given.V3, Given.V2], feeders);
    }

    [Fact]
    public void An_observer_that_hears_of_no_leader_asks_by_itself()
    {
        using var node = new NodeBench(Given.Node(Given.S1));
        Assert.Empty(node.Network.Sent);
        node.Run(600);
        Assert.Single(node.Sent<StreamSubscribe>());
    }

    [Fact]
    public void What_it_is_fed_is_applied_in_log_order_and_kept()
    {
        Feed(1, 2, 3);
        Assert.Equal([1L, 2L, 3L], _node.Probe.AppliedEntries.Select(a => a.Index.Value));
        Assert.Equal(3000, _node.Archive.Bytes);
        Assert.Equal(0, _node.Memory.Held(MemoryAccount.Bodies));
    }

    [Fact]
    public void Bodies_that_are_checked_out_of_order_are_applied_in_order()
    {
        _node.Compute.Holding.Add(ComputeKind.CheckDigest);
        Feed(1, 2);
        _node.Compute.Complete(ComputeKind.CheckDigest, position: 1);
        _node.Settle();
        Assert.Empty(_node.Probe.AppliedEntries);
        _node.Compute.Complete(ComputeKind.CheckDigest);
        _node.Settle();
        Assert.Equal([1L, 2L], _node.Probe.AppliedEntries.Select(a => a.Index.Value));
    }

    [Fact]
    public void Entries_that_come_twice_are_applied_once()
    {
        Feed(1, 2);
        Feed(1, 2, 3);
        Assert.Equal(3, _node.Probe.AppliedEntries.Count);
    }

    [Fact]
    public void An_observer_resumes_at_its_applied_index_from_another_validator()
    {
        Feed(1, 2);
        _node.Forget();
        _node.Run(2000);
        StreamSubscribe subscribe = Assert.Single(_node.Sent<StreamSubscribe>(Given.V3));
        Assert.Equal(new LogIndex(2), subscribe.After);
    }

    [Fact]
    public void An_observer_whose_validator_leads_now_goes_elsewhere()
    {
        _node.Forget();
        _node.Receive(Given.V2, new LeaderAnnouncement(new Term(2)));
        Assert.Single(_node.Sent<StreamSubscribe>());
        Assert.Empty(_node.Sent<StreamSubscribe>(Given.V2));
    }

    [Fact]
    public void An_observer_whose_validator_still_follows_stays()
    {
        _node.Forget();
        _node.Receive(Given.V3, new LeaderAnnouncement(new Term(2)));
        Assert.Empty(_node.Sent<StreamSubscribe>());
    }

    [Fact]
    public void An_observer_is_fed_by_one_validator_at_a_time()
    {
        _node.Receive(Given.V3, Batch(1));
        Assert.Empty(_node.Probe.AppliedEntries);
    }

    [Fact]
    public void Signs_of_life_keep_an_observer_with_its_validator()
    {
        _node.Forget();
        for (int i = 0; i < 10; i++)
        {
            _node.Receive(Given.V2, new StreamBatch([], default, StreamContent.None, default));
            _node.Run(500);
        }
        Assert.Empty(_node.Sent<StreamSubscribe>());
    }

    [Fact]
    public void A_batch_that_was_lost_on_its_way_is_asked_for_again()
    {
        Feed(1);
        _node.Forget();
        Feed(3);
        Feed(4);
        Assert.Empty(_node.Sent<StreamSubscribe>());
        _node.Run(500);
        Assert.Equal(new LogIndex(1), Assert.Single(_node.Sent<StreamSubscribe>()).After);
        Assert.Single(_node.Probe.AppliedEntries);
    }

    [Fact]
    public void An_observer_that_stays_behind_although_its_validator_is_alive_asks_anew()
    {
        Feed(1);
        _node.Forget();
        for (int i = 0; i < 14; i++)
        {
            _node.Receive(Given.V2, new StreamBatch([], new LogIndex(9), StreamContent.None, default));
            _node.Run(500);
        }
        Assert.NotEmpty(_node.Sent<StreamSubscribe>());
        Assert.InRange(_node.Sent<StreamSubscribe>().Count, 1, 2);
        Assert.All(_node.Sent<StreamSubscribe>(), s => Assert.Equal(new LogIndex(1), s.After));
    }

    [Fact]
    public void What_was_applied_is_credited()
    {
        for (int i = 1; i <= 26; i++)
            Feed(i);
        Assert.Equal(new LogIndex(24), Assert.Single(_node.Sent<StreamCredit>(Given.V2)).Applied);
        _node.Run(500);
        Assert.Equal(new LogIndex(26), _node.Sent<StreamCredit>(Given.V2)[^1].Applied);
    }

    [Fact]
    public void Without_memory_the_stream_is_taken_up_again_later_where_it_broke_off()
    {
        Feed(1);
        _node.Memory.Refusing.Add(MemoryAccount.Bodies);
        _node.Forget();
        Feed(2, 3);
        Assert.Single(_node.Probe.AppliedEntries);
        _node.Memory.Refusing.Clear();
        _node.Run(600);
        Assert.Equal(new LogIndex(1), Assert.Single(_node.Sent<StreamSubscribe>()).After);
    }

    [Fact]
    public void A_restarted_observer_goes_on_after_its_checkpoint()
    {
        _node.Run(150);
        Feed(1);
        _node.Crash();
        _node.Start();
        _node.Forget();
        _node.Receive(Given.V1, new LeaderAnnouncement(new Term(1)));
        Assert.Equal(new LogIndex(1), _node.Sent<StreamSubscribe>().Single().After);
    }

    [Fact]
    public void An_origin_that_follows_the_stream_learns_from_it_that_its_batch_is_final()
    {
        using var node = new NodeBench(Given.Node(Given.B1));
        node.Receive(Given.V1, new LeaderAnnouncement(new Term(1)));
        node.Submit(Given.Transactions(10));
        BatchReference reference = node.Sent<BodyPush>()[0].Body.Reference;
        node.Receive(Given.V2, new StreamBatch([Given.Entry(1, 1, reference)], new LogIndex(1), StreamContent.Full, default));
        Assert.Single(node.Probe.Final);
        Assert.Equal(0, node.Memory.Held(MemoryAccount.Mempool));
    }

    [Fact]
    public void An_observer_ignores_whoever_is_no_validator()
    {
        _node.Forget();
        _node.Receive(Given.Stranger, new LeaderAnnouncement(new Term(9)));
        _node.Receive(Given.Stranger, new StreamRefused(new Term(9), Given.V2));
        _node.Receive(NodeId.None, Batch(1));
        Assert.Empty(_node.Network.Sent);
        Assert.Empty(_node.Probe.AppliedEntries);
        _node.AssertSound();
    }

    private void Feed(params int[] indices) => _node.Receive(Given.V2, Batch(indices), TrafficClass.Bulk);

    private static StreamBatch Batch(params int[] indices) =>
        new([.. indices.Select(i => Given.Entry(1, i, Given.Reference(Given.B1, i)))], new LogIndex(indices[^1]), StreamContent.Full, default);
}
