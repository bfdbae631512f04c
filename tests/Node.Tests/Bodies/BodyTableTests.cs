using Aurigraph.Node.Batches;
using Aurigraph.Node.Bodies;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Tests.Harness;
using CsCheck;

namespace Aurigraph.Node.Tests.Bodies;

public sealed class BodyTableTests
{
    private readonly CountedMemory _memory = new();
    private readonly SetTime _clock = new();
    private readonly BodyTable _table;

    public BodyTableTests() => _table = new BodyTable(_memory, _clock);

    [Fact]
    public void A_body_is_charged_once_and_given_back_once()
    {
        BatchReference reference = Given.Reference(Given.B1, 1);
        Assert.NotNull(Take(reference));
        Assert.Null(Take(reference));
        Assert.Equal(1000, _memory.Held(MemoryAccount.Bodies));
        _table.Release(reference.Id);
        _table.Release(reference.Id);
        Assert.Equal(0, _memory.Held(MemoryAccount.Bodies));
    }

    [Fact]
    public void A_body_that_is_durable_is_not_taken_again()
    {
        BatchReference reference = Given.Reference(Given.B1, 1);
        _table.MarkDurable(reference.Id);
        Assert.Null(Take(reference));
        Assert.Equal(0, _memory.Held(MemoryAccount.Bodies));
    }

    [Fact]
    public void A_body_without_memory_for_it_is_refused_and_may_come_again()
    {
        _memory.Refusing.Add(MemoryAccount.Bodies);
        BatchReference reference = Given.Reference(Given.B1, 1);
        Assert.Null(Take(reference));
        Assert.Null(_table.Find(reference.Id));
        Assert.True(_table.WasPassedOver(reference.Id));
        _memory.Refusing.Clear();
        Assert.NotNull(Take(reference));
    }

    [Fact]
    public void An_origin_that_pushed_a_later_body_has_passed_over_the_earlier()
    {
        Take(Given.Reference(Given.B1, 3));
        Assert.True(_table.WasPassedOver(Given.Reference(Given.B1, 2).Id));
        Assert.False(_table.WasPassedOver(Given.Reference(Given.B1, 4).Id));
        Assert.False(_table.WasPassedOver(Given.Reference(Given.B2, 2).Id));
    }

    [Fact]
    public void A_body_that_was_skipped_was_passed_over_but_not_those_still_on_their_way_before_it()
    {
        _table.Skipped(Given.Reference(Given.B1, 6).Id);
        _table.Skipped(Given.Reference(Given.B1, 7).Id);
        Assert.Equal([false, true, true, false], new long[] { 5, 6, 7, 8 }.Select(s => _table.WasPassedOver(Given.Reference(Given.B1, s).Id)));
    }

    [Fact]
    public void A_pulled_body_says_nothing_of_what_its_origin_pushed()
    {
        _table.Take(Given.Body(Given.Reference(Given.B1, 3)), pulled: true);
        Assert.False(_table.WasPassedOver(Given.Reference(Given.B1, 2).Id));
    }

    [Fact]
    public void Only_old_ready_bodies_that_nothing_names_expire()
    {
        HeldBody named = Take(Given.Reference(Given.B1, 1))!;
        HeldBody orphan = Take(Given.Reference(Given.B1, 2))!;
        Take(Given.Reference(Given.B1, 3));
        named.Ready = orphan.Ready = true;
        _table.MarkDurable(orphan.Reference.Id);
        _clock.Now = new VirtualTime(1000);
        Take(Given.Reference(Given.B1, 4))!.Ready = true;
        Assert.Equal([orphan.Reference.Id], _table.Expire(new VirtualTime(1000), id => id == named.Reference.Id));
        Assert.False(_table.IsDurable(orphan.Reference.Id));
        Assert.Equal(3000, _memory.Held(MemoryAccount.Bodies));
        Assert.Equal(3, _table.HeldCount);
    }

    [Fact]
    public void An_expired_body_may_come_again()
    {
        HeldBody orphan = Take(Given.Reference(Given.B1, 1))!;
        orphan.Ready = true;
        _table.Expire(new VirtualTime(1), _ => false);
        Assert.NotNull(Take(orphan.Reference));
    }

    [Fact]
    public void A_recovered_body_that_nothing_names_expires_too()
    {
        BatchReference orphan = Given.Reference(Given.B1, 9);
        BatchReference named = Given.Reference(Given.B1, 8);
        _table.Recovered(orphan.Id);
        _table.Recovered(named.Id);
        Assert.True(_table.IsDurable(orphan.Id));
        Assert.Equal([orphan.Id], _table.Expire(new VirtualTime(1), id => id == named.Id));
        Assert.False(_table.IsDurable(orphan.Id));
        Assert.True(_table.IsDurable(named.Id));
        Assert.Empty(_table.Expire(new VirtualTime(2), _ => false));
    }

    [Fact]
    public void A_body_that_may_still_be_wanted_is_counted_when_it_goes_and_no_other()
    {
        BatchReference applied = Given.Reference(Given.B1, 1);
        BatchReference refuted = Given.Reference(Given.B1, 2);
        Take(applied);
        Take(refuted);
        _table.Release(applied.Id);
        Assert.Equal(0, _table.Losses);
        _table.Refute(refuted.Id);
        Assert.Equal(1, _table.Losses);
        Assert.Null(_table.Find(refuted.Id));
        Take(Given.Reference(Given.B1, 3))!.Ready = true;
        _table.Expire(_clock.Now + new Duration(1), _ => false);
        Assert.Equal(2, _table.Losses);
    }

    [Fact]
    public void Released_bodies_do_not_pile_up_behind_one_that_stays()
    {
        Take(Given.Reference(Given.B1, 1));
        for (long sequence = 2; sequence <= 1000; sequence++)
        {
            Take(Given.Reference(Given.B1, sequence));
            _table.Release(Given.Reference(Given.B1, sequence).Id);
        }
        Assert.Equal(1, _table.HeldCount);
        Assert.InRange(_table.RememberedCount, 1, 130);
    }

    [Fact]
    public void Memory_is_the_sum_of_the_bodies_held_whatever_happens() =>
        Gen.Select(Gen.Int[0, 3], Gen.Long[1, 8]).Array[0, 60].Sample(steps =>
        {
            var memory = new CountedMemory();
            var clock = new SetTime();
            var table = new BodyTable(memory, clock);
            foreach ((int what, long sequence) in steps)
            {
                clock.Now += new Duration(1);
                BatchReference reference = Given.Reference(Given.B1, sequence, bytes: sequence * 10);
                if (what == 0 && table.Take(Given.Body(reference), pulled: false) is { } held)
                    held.Ready = true;
                else if (what == 1)
                    table.Release(reference.Id);
                else if (what == 2)
                    table.MarkDurable(reference.Id);
                else if (what == 3)
                    table.Expire(clock.Now - new Duration(5), id => id.Sequence % 2 == 0);
            }
            long sum = Enumerable.Range(1, 8).Sum(s => table.Find(Given.Reference(Given.B1, s).Id) is null ? 0 : s * 10);
            Assert.Equal(sum, memory.Held(MemoryAccount.Bodies));
            Assert.Equal(sum, table.HeldBytes);
        });

    private HeldBody? Take(BatchReference reference) => _table.Take(Given.Body(reference), pulled: false);
}
