using Aurigraph.Experiment;
using Aurigraph.Node.Transactions;
using Aurigraph.Units;

namespace Aurigraph.Live.Transactions;

/// <summary>Makes the transactions of one driver: transfers of small amounts between accounts drawn as the workload says, each with a number of its own, signed where
/// the scenario has signatures. Not for several threads at once.</summary>
public sealed class TransferSource
{
    private const long MaxAmount = 100;

    private readonly int _payload;
    private readonly AccountKeys? _keys;
    private readonly AccountDraw _accounts;
    private readonly SeededGenerator _amounts;
    private readonly ulong _first;
    private ulong _made;

    /// <summary>The transactions of one driver.</summary>
    /// <param name="experiment">Says how large they are and which accounts they touch.</param>
    /// <param name="keys">Signs them; null: they carry no signature.</param>
    /// <param name="driver">Which of the scenario's drivers this is, and which run of it: no two may be alike.</param>
    public TransferSource(ExperimentDefinition experiment, AccountKeys? keys, uint driver)
    {
        _payload = (int)experiment.Workload.TransactionSize.Bytes;
        _keys = keys;
        Size = _payload + (keys?.Scheme.SignatureSize ?? 0);
        var seeds = new SeededGenerator(experiment.Seed);
        _accounts = new AccountDraw(experiment.Workload.Accounts, seeds.Derive("accounts", driver));
        _amounts = seeds.Derive("amounts", driver);
        _first = (ulong)driver << 40;
    }

    /// <summary>Bytes of one transaction.</summary>
    public int Size { get; }

    /// <summary>The nonce of the first one; those of the others follow.</summary>
    public ulong FirstNonce => _first + 1;

    /// <summary>Makes the next ones, one after the other.</summary>
    public byte[] Next(int count)
    {
        var content = new byte[count * Size];
        Write(content);
        return content;
    }

    /// <summary>Makes as many as there is room for, one after the other.</summary>
    /// <param name="bytes">Zeros; a whole number of transactions long.</param>
    public void Write(Span<byte> bytes)
    {
        for (int at = 0; at < bytes.Length; at += Size)
            WriteOne(bytes.Slice(at, Size));
    }

    private void WriteOne(Span<byte> bytes)
    {
        var transfer = new Transfer(_accounts.Next(), _accounts.Next(), 1 + _amounts.NextInt64(MaxAmount), _first + ++_made);
        transfer.Write(bytes);
        _keys?.Sign(transfer.From, bytes);
    }
}
