using Aurigraph.Node.Batches;
using Aurigraph.Node.Consensus;
using Aurigraph.Node.Tests.Harness;

namespace Aurigraph.Node.Tests.Consensus;

public sealed class PendingReferencesTests
{
    private readonly PendingReferences _pending = [];

    [Fact]
    public void All_are_here_until_one_waits_whose_body_is_not()
    {
        Assert.True(_pending.AreAllHere(losses: 0));
        Wait(1, isHere: true);
        Assert.True(_pending.AreAllHere(losses: 0));
        Wait(2, isHere: false);
        Wait(3, isHere: true);
        Assert.False(_pending.AreAllHere(losses: 0));
    }

    [Fact]
    public void A_lost_body_makes_it_look_again()
    {
        Wait(1, isHere: true);
        Assert.False(_pending.AreAllHere(losses: 1));
        _pending.Seen(allHere: true, losses: 1);
        Assert.True(_pending.AreAllHere(losses: 1));
    }

    [Fact]
    public void One_that_waits_already_keeps_its_place()
    {
        PendingReference first = Wait(1, isHere: true);
        Wait(1, isHere: true);
        Assert.Same(first, Assert.Single(_pending).Value);
    }

    private PendingReference Wait(long sequence, bool isHere)
    {
        BatchReference reference = Given.Reference(Given.B1, sequence);
        var waiting = new PendingReference(reference, Given.B1, VirtualTime.Zero);
        _pending.Add(waiting, isHere);
        return waiting;
    }
}
