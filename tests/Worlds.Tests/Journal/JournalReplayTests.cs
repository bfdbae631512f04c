using Aurigraph.Checkers;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Units;
using Aurigraph.Worlds.Journal;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Worlds.Tests.Journal;

public sealed class JournalReplayTests
{
    private static readonly NodeId Origin = NodeId.Business(1);
    private static readonly NodeId Leader = NodeId.Validator(1);
    private readonly SetClock _clock = new();
    private readonly MemoryJournal _file = new();
    private readonly JournalProbe _probe;

    public JournalReplayTests() => _probe = new JournalProbe(_clock, _file);

    [Fact]
    public void What_was_kept_is_told_again_with_its_times()
    {
        At(1.0);
        _probe.Submitted(Origin, [Ns(1.0), Ns(1.0)]);
        At(1.1);
        _probe.Admitted(Origin, 2);
        OriginBatch batch = Closed(1.0, 2);
        Final(batch, 1.3);
        Recorder told = Replay(end: 3);
        Assert.Equal((2, 2, 2, 0), (told.Transactions.Submitted, told.Transactions.Admitted, told.Transactions.Final, told.Transactions.InFlight));
        Assert.Equal(300, told.Transactions.Steadiness.Whole().ToDistribution().P50!.Value, 1.0);
    }

    [Fact]
    public void What_was_submitted_and_never_reached_its_node_is_refused_as_unreachable()
    {
        At(1);
        _probe.Submitted(Origin, [Ns(1), Ns(1), Ns(1)]);
        _probe.Admitted(Origin, 1);
        Recorder told = Replay(end: 2, died: Origin);
        Assert.Equal((3, 1, 2, 1), (told.Transactions.Submitted, told.Transactions.Admitted, told.Transactions.Rejected, told.Transactions.Abandoned));
        Assert.Equal(2, told.Transactions.Rejections["unreachable"]);
    }

    [Fact]
    public void What_a_driver_finds_unreachable_after_its_node_died_is_refused_once()
    {
        At(1);
        _probe.Submitted(Origin, [Ns(1), Ns(1)]);
        At(3);
        _probe.Rejected(Origin, RejectionReason.Unreachable, new TransactionGroup([Ns(1), Ns(1)]), 2);
        _probe.Submitted(Origin, [Ns(3)]);
        _probe.Rejected(Origin, RejectionReason.Unreachable, new TransactionGroup([Ns(3)]), 1);
        Recorder told = Replay(end: 4, died: Origin, at: 2);
        Assert.Equal((3, 3), (told.Transactions.Submitted, told.Transactions.Rejected));
    }

    [Fact]
    public void Nodes_whose_balances_differ_after_an_entry_break_safety()
    {
        At(1);
        _probe.BalancesMoved(Leader, new LogIndex(4), 1);
        _probe.BalancesMoved(NodeId.Validator(2), new LogIndex(4), 2);
        Assert.Contains("balances after entry 4", Assert.Single(Replay(end: 2).Safety.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public void Changes_of_members_are_told_again_and_checked()
    {
        At(1);
        _probe.ConfigurationTook(Leader, new LogIndex(7), new MemberConfiguration([V(1), V(2), V(3), V(4), V(5)], [V(6)]));
        Recorder told = Replay(end: 2);
        Assert.Equal([V(1), V(2), V(3), V(4), V(5)], told.Members.Voters);
        Assert.Empty(told.Safety.Violations);

        _probe.ConfigurationTook(Leader, new LogIndex(9), new MemberConfiguration([V(1)]));
        Assert.Contains("which is no single and no joint step", Assert.Single(Replay(end: 2).Safety.Violations), StringComparison.Ordinal);
    }

    [Fact]
    public void An_entry_that_changes_members_is_known_as_one_and_has_its_fingerprint()
    {
        At(1);
        ConfigurationChange one = new([new MemberChange(MemberChangeKind.AddLearner, V(5))]), two = new([new MemberChange(MemberChangeKind.AddVoter, V(5))], ChangeTransition.Explicit, [1, 2]);
        _probe.LogAppended(Leader, new Term(1), [new LogEntry(new Term(1), new LogIndex(1), one), new LogEntry(new Term(1), new LogIndex(2), two)]);
        _probe.LogAppended(V(2), new Term(1), [new LogEntry(new Term(1), new LogIndex(1), one)]);
        IReadOnlyList<string> violations = Replay(end: 2).Safety.Violations;
        // Two changes in a log that no node has applied.
        Assert.Contains("configuration safety: the log of validator-1 has changes of the configuration at 1 and 2", Assert.Single(violations), StringComparison.Ordinal);
    }

    [Fact]
    public void A_record_that_is_cut_is_refused_and_not_guessed()
    {
        At(1);
        _probe.LeaderView(Leader, new Term(1), Leader);
        var cut = new JournalRecord(_file.Records[0].Bytes[..^2]);
        var clock = new ReplayClock();
        Assert.Throws<FormatException>(() => new JournalReplay(NewRecorder(clock), clock, VirtualTime.Zero).Tell(cut));
    }

    private OriginBatch Closed(double scheduled, int count)
    {
        var group = new TransactionGroup([.. Enumerable.Repeat(Ns(scheduled), count)]) { AdmittedAt = _clock.Now };
        var batch = new OriginBatch([group], count, count * 250L) { ClosedAt = _clock.Now };
        _probe.BatchClosed(Origin, batch, BatchClosing.Delay);
        return batch;
    }

    private void Final(OriginBatch batch, double at)
    {
        batch.Reference = new BatchReference(new BatchId(Origin, 1, 1), 5UL, batch.Count, batch.Bytes);
        At(at);
        _probe.BatchFinal(Origin, batch, new FinalityStamp(_clock.Now, _clock.Now));
    }

    private Recorder Replay(double end, NodeId died = default, double at = double.PositiveInfinity)
    {
        var clock = new ReplayClock();
        Recorder recorder = NewRecorder(clock);
        var replay = new JournalReplay(recorder, clock, VirtualTime.Zero);
        JournalRecord[] before = [.. _file.Records.TakeWhile(r => r.At.Nanoseconds < at * 1e9)];
        foreach (JournalRecord record in before)
            replay.Tell(record);
        if (!died.IsNone)
            replay.Died(died, new VirtualTime(Ns(Math.Min(at, end))));
        foreach (JournalRecord record in _file.Records.Skip(before.Length))
            replay.Tell(record);
        replay.End(new VirtualTime(Ns(end)));
        return recorder;
    }

    private static Recorder NewRecorder(IClock clock) =>
        new(clock, new RunWindow(VirtualTime.Zero, new VirtualTime(Ns(10))), VotingConfiguration.Of(4, QuorumRule.Majority), new SafetySettings(Checks: true, BodiesApart: true));

    private void At(double seconds) => _clock.Now = new VirtualTime(Ns(seconds));

    private static NodeId V(int number) => NodeId.Validator(number);

    private static long Ns(double seconds) => (long)(seconds * 1e9);

    private sealed class SetClock : IClock
    {
        public VirtualTime Now { get; set; }
    }

    private sealed class MemoryJournal : IJournalFile
    {
        public List<JournalRecord> Records { get; } = [];

        public void Add(ReadOnlySpan<byte> record) => Records.Add(new JournalRecord(record.ToArray()));
    }
}
