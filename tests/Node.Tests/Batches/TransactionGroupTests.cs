using Aurigraph.Node.Batches;
using CsCheck;

namespace Aurigraph.Node.Tests.Batches;

public sealed class TransactionGroupTests
{
    [Fact]
    public void A_group_holds_at_least_one_transaction() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => new TransactionGroup([]));

    [Fact]
    public void The_span_runs_from_the_first_to_the_last() =>
        Assert.Equal(new Duration(30), new TransactionGroup([10, 20, 40]).Span);

    [Fact]
    public void Splitting_keeps_every_scheduled_time_in_order_and_when_it_was_admitted() =>
        Gen.Select(Gen.Long[0, 1000].Array[2, 20], Gen.Int[1, 19]).Sample((times, cut) =>
        {
            Array.Sort(times);
            int at = 1 + (cut % (times.Length - 1));
            var group = new TransactionGroup(times) { AdmittedAt = new VirtualTime(7) };
            (TransactionGroup head, TransactionGroup tail) = group.Split(at);
            Assert.Equal(at, head.Count);
            Assert.Equal(times, (long[])[.. head.Scheduled, .. tail.Scheduled]);
            Assert.Equal(group.AdmittedAt, head.AdmittedAt);
            Assert.Equal(group.AdmittedAt, tail.AdmittedAt);
        });

    [Fact]
    public void Taking_all_of_a_group_makes_no_copy()
    {
        var group = new TransactionGroup([1, 2, 3]);
        Assert.Same(group, group.Take(3));
        Assert.Equal([1, 2], group.Take(2).Scheduled.ToArray());
    }
}
