using Aurigraph.Node.Consensus;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;

namespace Aurigraph.Node.Tests.Consensus;

public sealed class ReplicaActorOperationsTests
{
    [Fact]
    public void A_leader_answers_a_write_only_when_it_is_applied()
    {
        using NodeBench node = new NodeBench(Given.Node(Given.V1)).Elected();
        node.Compute.Holding.Add(ComputeKind.Apply);
        node.Operate(Write(1, "a"));
        Assert.Empty(node.Clients.Answers);
        node.Confirm();
        Assert.Empty(node.Clients.Answers);
        node.Compute.Complete(ComputeKind.Apply);
        node.Settle();
        OperationAnswer answer = Assert.Single(node.Clients.Answers);
        Assert.Equal((AnswerKind.Done, true, true), (answer.Kind, answer.Result.TookPlace, answer.Leads));
        node.AssertSound();
    }

    [Fact]
    public void A_write_that_is_repeated_is_in_the_log_twice_and_applied_once()
    {
        using NodeBench node = new NodeBench(Given.Node(Given.V1)).Elected();
        node.Operate(new StoreOperation(0, 1, StoreOperationKind.Append, "k", "a"));
        node.Operate(new StoreOperation(0, 1, StoreOperationKind.Append, "k", "a"), attempt: 2);
        node.Confirm();
        Assert.Equal([1L, 2L], node.Clients.Answers.Select(a => a.Request.Attempt));
        Assert.All(node.Clients.Answers, a => Assert.Equal(AnswerKind.Done, a.Kind));
        Assert.Equal("a", Read(node));
        Assert.Equal([false, true], node.Probe.AppliedEntries.TakeLast(2).Select(a => a.Skipped));
    }

    [Fact]
    public void A_follower_refuses_a_write_and_names_the_leader()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Operate(Write(1, "a"));
        node.Beat();
        node.Operate(Write(2, "a"));
        Assert.Equal([(AnswerKind.NotLeader, NodeId.None), (AnswerKind.NotLeader, Given.V1)], node.Clients.Answers.Select(a => (a.Kind, a.LeaderHint)));
    }

    [Fact]
    public void A_leader_answers_a_read_only_when_a_quorum_says_that_it_still_leads()
    {
        using NodeBench node = new NodeBench(Given.Node(Given.V1)).Elected();
        node.Operate(Write(1, "a"));
        node.Confirm();
        node.Clients.Answers.Clear();
        node.Operate(ReadOf("k", 2));
        Assert.Empty(node.Clients.Answers);
        Assert.Equal("a", Read(node));
    }

    [Fact]
    public void A_follower_asks_the_leader_and_answers_a_read_when_it_has_applied_what_the_leader_names()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Append(0, 0, Operation(1, Write(1, "a")), Operation(2, Write(2, "b")));
        node.Beat(commit: 1);
        node.Operate(ReadOf("k", 3));
        ReadIndexRequest asked = node.Said<ReadIndexRequest>(Given.V1).Single();
        node.Receive(new ReadIndexResponse(Given.V1, Given.V2, new Term(1), asked.Read, new LogIndex(2)));
        Assert.Empty(node.Clients.Answers);
        node.Beat(commit: 2);
        OperationAnswer answer = Assert.Single(node.Clients.Answers);
        Assert.Equal((AnswerKind.Done, "b", false), (answer.Kind, answer.Result.Held, answer.Leads));
    }

    [Fact]
    public void A_read_without_a_leader_is_refused_and_so_is_one_whose_leader_is_lost()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Operate(ReadOf("k", 1));
        node.Beat();
        node.Operate(ReadOf("k", 2));
        Assert.Single(node.Clients.Answers);
        node.Receive(new Heartbeat(Given.V3, Given.V2, new Term(2), default));
        Assert.Equal([(AnswerKind.NoLeader, NodeId.None), (AnswerKind.NoLeader, Given.V3)], node.Clients.Answers.Select(a => (a.Kind, a.LeaderHint)));
    }

    [Fact]
    public void The_answer_to_a_read_of_an_earlier_incarnation_answers_no_later_one()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Beat();
        node.Operate(ReadOf("k", 1));
        ReadIndexRequest old = node.Said<ReadIndexRequest>(Given.V1).Single();
        node.Crash();
        node.Run(1);
        node.Start();
        node.Forget();
        node.Beat();
        node.Operate(ReadOf("k", 2));
        Assert.NotEqual(old.Read, node.Said<ReadIndexRequest>(Given.V1).Single().Read);
        node.Receive(new ReadIndexResponse(Given.V1, Given.V2, new Term(1), old.Read, default));
        Assert.Empty(node.Clients.Answers);
    }

    [Fact]
    public void A_leader_that_is_replaced_says_of_its_waiting_writes_that_they_may_yet_take_place()
    {
        using NodeBench node = new NodeBench(Given.Node(Given.V1)).Elected();
        node.Operate(Write(1, "a"));
        node.Receive(new Heartbeat(Given.V2, Given.V1, new Term(node.Term().Value + 1), default));
        OperationAnswer answer = Assert.Single(node.Clients.Answers);
        Assert.Equal((AnswerKind.LeadershipLost, Given.V2), (answer.Kind, answer.LeaderHint));
    }

    [Fact]
    public void More_writes_or_reads_than_may_wait_are_refused_as_overload()
    {
        using NodeBench node = new NodeBench(Given.Node(Given.V1)).Elected();
        for (int i = 1; i <= ReplicaActor.MaxWaitingOperations; i++)
        {
            node.Operate(Write(i, "a"));
            node.Operate(ReadOf("k", i));
        }
        Assert.Empty(node.Clients.Answers);
        node.Operate(Write(9999, "a"));
        node.Operate(ReadOf("k", 9999));
        Assert.Equal([AnswerKind.Overloaded, AnswerKind.Overloaded], node.Clients.Answers.Select(a => a.Kind));
    }

    [Fact]
    public void Reads_that_nothing_came_of_are_forgotten_and_make_room()
    {
        using var node = new NodeBench(Given.Node(Given.V2));
        node.Beat();
        for (int i = 1; i <= ReplicaActor.MaxWaitingOperations; i++)
            node.Operate(ReadOf("k", i));
        node.RunLed(11_000);
        node.Operate(ReadOf("k", 9999));
        Assert.Empty(node.Clients.Answers);
    }

    [Fact]
    public void The_store_outlives_a_crash_with_the_checkpoint()
    {
        using NodeBench node = new NodeBench(Given.Node(Given.V1)).Elected();
        node.Run(150);
        node.Operate(Write(1, "a"));
        node.Confirm();
        LedgerState kept = node.State.Last!;
        Assert.Equal("a", kept.Store.Values["k"]);
        Assert.Equal(1, kept.Store.Clients[0].Number);
    }

    private static StoreOperation Write(long number, string value) => new(0, number, StoreOperationKind.Write, "k", value);

    private static StoreOperation ReadOf(string key, long number) => new(1, number, StoreOperationKind.Read, key);

    private static LogEntry Operation(long index, StoreOperation operation) => new(new Term(1), new LogIndex(index), new OperationPayload(operation));

    /// <summary>What the leader answers to a read, after the others say that it still leads.</summary>
    private static string? Read(NodeBench node)
    {
        node.Forget();
        node.Clients.Answers.Clear();
        node.Operate(ReadOf("k", 5000));
        foreach (Heartbeat beat in node.Said<Heartbeat>())
            node.Receive(new HeartbeatResponse(beat.To, beat.From, beat.Term, beat.Round));
        return node.Clients.Answers[^1].Result.Held;
    }
}
