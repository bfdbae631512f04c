using Aurigraph.Node.Ledger;
using Aurigraph.Node.Transactions;

namespace Aurigraph.Calibration.Probes;

/// <summary>Accounts and transfers between them, as a live validator has them where a scenario leaves it to the defaults.</summary>
internal static class SampleAccounts
{
    /// <summary>Accounts: the default of scenarios.</summary>
    public const int Count = 1_000_000;

    private const long InitialBalance = 1_000_000;
    private const int AmountMost = 100;

    /// <summary>Accounts that nothing has happened to.</summary>
    public static AccountBook Book() => new(new AccountSettings(Count, InitialBalance));

    /// <summary>Signed transactions of the usual size, one after the other, between accounts drawn evenly.</summary>
    /// <param name="transactions">How many.</param>
    /// <param name="seed">Others for another.</param>
    public static byte[] Transfers(int transactions, int seed)
    {
        // The same on every machine, so that what is measured is.
        var random = new Random(seed);
        byte[] content = new byte[transactions * SampleTransaction.SignedSize];
        for (int i = 0; i < transactions; i++)
            Drawn(random, (ulong)i).Write(content.AsSpan(i * SampleTransaction.SignedSize));
        return content;
    }

    /// <summary>Accounts after a transfer for each of them, so that their pages hold what pages do.</summary>
    public static AccountBook UsedBook()
    {
        var random = new Random(0);
        AccountBook book = Book();
        for (int i = 0; i < Count; i++)
            book.Apply(Drawn(random, (ulong)i));
        return book;
    }

    private static Transfer Drawn(Random random, ulong nonce) => new(random.Next(Count), random.Next(Count), 1 + random.Next(AmountMost), nonce);
}
