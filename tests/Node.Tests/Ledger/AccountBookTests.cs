using Aurigraph.Node.Ledger;
using Aurigraph.Node.Transactions;
using CsCheck;

namespace Aurigraph.Node.Tests.Ledger;

public sealed class AccountBookTests
{
    private static readonly AccountSettings Settings = new(1_500, 100);

    [Fact]
    public void A_transfer_moves_money_from_its_payer_to_who_is_paid()
    {
        var book = new AccountBook(Settings);
        Assert.True(book.Apply(new Transfer(3, 4, 30, 1)));
        Assert.Equal((70, 130), (book.Balance(3), book.Balance(4)));
    }

    [Theory]
    [InlineData(0, 1, 101)]
    [InlineData(0, 1_500, 1)]
    [InlineData(-1, 1, 1)]
    [InlineData(0, 1, -5)]
    public void A_transfer_that_cannot_be_has_no_effect(long from, long to, long amount)
    {
        var book = new AccountBook(Settings);
        Assert.False(book.Apply(new Transfer(from, to, amount, 1)));
        Assert.Equal((0UL, true), (book.Hash, book.IsConserved));
    }

    [Fact]
    public void Whatever_is_transferred_the_sum_stays_and_the_hash_tells_of_the_balances_alone() =>
        Gen.Select(Gen.Long[0, 1_499], Gen.Long[0, 1_499], Gen.Long[0, 150]).Array[0, 200].Sample(
            transfers =>
            {
                var book = new AccountBook(Settings);
                foreach ((long from, long to, long amount) in transfers)
                    book.Apply(new Transfer(from, to, amount, 0));
                var copy = new AccountBook(Settings);
                foreach (AccountPage page in book.TakeChanges().Pages)
                    copy.LoadPage(page.Number, System.Runtime.InteropServices.MemoryMarshal.AsBytes(page.Balances.Span));
                return book.IsConserved && copy.Hash == book.Hash && Enumerable.Range(0, 1_500).All(a => copy.Balance(a) == book.Balance(a));
            },
            iter: 200);

    [Fact]
    public void A_page_is_told_to_have_changed_once()
    {
        var book = new AccountBook(Settings);
        book.Apply(new Transfer(1, 2, 5, 0));
        book.Apply(new Transfer(2, 1, 5, 0));
        Assert.Equal([0], book.TakeChanges().Pages.Select(p => p.Number));
        Assert.Empty(book.TakeChanges().Pages);
        book.Apply(new Transfer(1, 1_499, 5, 0));
        Assert.Equal([0, 2], book.TakeChanges().Pages.Select(p => p.Number).Order());
    }

    [Fact]
    public void A_state_with_balances_is_read_as_it_was_written_and_a_cut_one_is_refused()
    {
        var book = new AccountBook(Settings);
        book.Apply(new Transfer(7, 8, 9, 1));
        LedgerState state = new(new Units.LogIndex(5), 77, [new OriginMark(Units.NodeId.Business(2), 3, 4)]) { Term = new Units.Term(2) };
        byte[] bytes = LedgerStateCodec.Write(state, book);
        (LedgerState read, AccountBook accounts) = LedgerStateCodec.Read(bytes, Settings);
        Assert.Equal((state.Applied, state.Hash, state.Term, state.Marks[0]), (read.Applied, read.Hash, read.Term, read.Marks.Single()));
        Assert.Equal(book.Hash, accounts.Hash);
        for (int length = 0; length < bytes.Length; length += 97)
            Assert.Throws<FormatException>(() => LedgerStateCodec.Read(bytes.AsSpan(0, length), Settings));
    }
}
