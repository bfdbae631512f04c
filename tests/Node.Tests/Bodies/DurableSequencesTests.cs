using Aurigraph.Node.Batches;
using Aurigraph.Node.Bodies;
using Aurigraph.Node.Tests.Harness;
using CsCheck;

namespace Aurigraph.Node.Tests.Bodies;

public sealed class DurableSequencesTests
{
    [Fact]
    public void Nothing_is_durable_at_first() => Assert.False(new DurableSequences().Contains(Id(1)));

    [Fact]
    public void Incarnations_are_counted_apart()
    {
        var durable = new DurableSequences();
        durable.Add(Id(1, incarnation: 1));
        Assert.False(durable.Contains(Id(1, incarnation: 2)));
    }

    [Fact]
    public void Origins_are_counted_apart()
    {
        var durable = new DurableSequences();
        durable.Add(Id(1));
        Assert.False(durable.Contains(new BatchId(Given.B2, 1, 1)));
    }

    [Fact]
    public void Whatever_is_added_and_removed_it_answers_like_a_set() =>
        Gen.Select(Gen.Bool, Gen.Long[1, 12]).Array[0, 60].Sample(steps =>
        {
            var durable = new DurableSequences();
            var model = new HashSet<long>();
            foreach ((bool adds, long sequence) in steps)
            {
                if (adds)
                {
                    durable.Add(Id(sequence));
                    model.Add(sequence);
                }
                else
                {
                    durable.Remove(Id(sequence));
                    model.Remove(sequence);
                }
            }
            for (long sequence = 1; sequence <= 13; sequence++)
                Assert.Equal(model.Contains(sequence), durable.Contains(Id(sequence)));
        });

    private static BatchId Id(long sequence, long incarnation = 1) => new(Given.B1, incarnation, sequence);
}
