using System.Runtime.InteropServices;
using Aurigraph.Node.Transactions;
using Aurigraph.Units;

namespace Aurigraph.Node.Ledger;

/// <summary>The balances of accounts: part of the state where transactions are materialised. Transfers conserve their sum; one that its payer cannot afford, or that
/// names an account that does not exist, has no effect. A hash over all balances is kept up as they change. Balances lie in pages, and what changed since the last
/// checkpoint is known by page. Pure; not for several threads at once.</summary>
/// <remarks>The hash is the sum, modulo 2^64, of a mix of each account that does not hold what it began with: it does not depend on the order of changes.</remarks>
public sealed class AccountBook
{
    /// <summary>Balances in a page.</summary>
    public const int PageSize = 512;

    private readonly long[] _balances;
    private readonly bool[] _changed;
    private readonly List<int> _changedPages = [];

    /// <summary>Accounts that all hold the same.</summary>
    /// <param name="settings">How many, and what each holds.</param>
    public AccountBook(AccountSettings settings)
    {
        Settings = settings;
        _balances = new long[settings.Count];
        Array.Fill(_balances, settings.InitialBalance);
        _changed = new bool[(settings.Count + PageSize - 1) / PageSize];
    }

    /// <summary>How many accounts there are, and what each began with.</summary>
    public AccountSettings Settings { get; }

    /// <summary>Pages of balances; the last one may be short.</summary>
    public int PageCount => _changed.Length;

    /// <summary>A hash over all balances; 0 as long as every account holds what it began with.</summary>
    public ulong Hash { get; private set; }

    /// <summary>The sum of all balances, counted anew.</summary>
    public Int128 Total
    {
        get
        {
            Int128 sum = 0;
            foreach (long balance in _balances)
                sum += balance;
            return sum;
        }
    }

    /// <summary>Whether the sum is what accounts began with.</summary>
    public bool IsConserved => Total == (Int128)Settings.InitialBalance * Settings.Count;

    /// <summary>What an account holds.</summary>
    /// <param name="account">From 0.</param>
    public long Balance(long account) => _balances[account];

    /// <summary>Applies transactions that lie one after the other.</summary>
    /// <param name="content">Their bytes.</param>
    /// <param name="size">Bytes of one of them.</param>
    /// <returns>How many had an effect.</returns>
    public int Apply(ReadOnlySpan<byte> content, int size)
    {
        int effective = 0;
        for (int at = 0; at + size <= content.Length; at += size)
            effective += Apply(Transfer.Read(content[at..])) ? 1 : 0;
        return effective;
    }

    /// <summary>Applies one transfer.</summary>
    /// <returns>Whether it had an effect.</returns>
    public bool Apply(in Transfer transfer)
    {
        if ((ulong)transfer.From >= (ulong)_balances.Length || (ulong)transfer.To >= (ulong)_balances.Length || transfer.Amount < 0 ||
            _balances[transfer.From] < transfer.Amount || _balances[transfer.To] > long.MaxValue - transfer.Amount)
            return false;
        if (transfer.From == transfer.To || transfer.Amount == 0)
            return true;
        Set(transfer.From, _balances[transfer.From] - transfer.Amount);
        Set(transfer.To, _balances[transfer.To] + transfer.Amount);
        return true;
    }

    /// <summary>The pages that changed since this was last asked for, copied.</summary>
    public AccountChanges TakeChanges()
    {
        var pages = new AccountPage[_changedPages.Count];
        for (int i = 0; i < pages.Length; i++)
        {
            int page = _changedPages[i];
            _changed[page] = false;
            pages[i] = new AccountPage(page, Page(page).ToArray());
        }
        _changedPages.Clear();
        return new AccountChanges(pages);
    }

    /// <summary>The balances of a page.</summary>
    /// <param name="page">From 0.</param>
    public ReadOnlySpan<long> Page(int page) => _balances.AsSpan(page * PageSize, Math.Min(PageSize, _balances.Length - (page * PageSize)));

    /// <summary>Puts balances that were kept in the place of those of a page.</summary>
    /// <param name="page">From 0.</param>
    /// <param name="bytes">The balances, little-endian: as many bytes as the page has.</param>
    /// <exception cref="ArgumentException">There is no such page, or it has another length.</exception>
    public void LoadPage(int page, ReadOnlySpan<byte> bytes)
    {
        if ((uint)page >= (uint)PageCount || bytes.Length != Page(page).Length * sizeof(long))
            throw new ArgumentException($"Page {page} with {bytes.Length} bytes does not fit {_balances.Length} accounts in {PageCount} pages.", nameof(page));
        ReadOnlySpan<long> balances = MemoryMarshal.Cast<byte, long>(bytes);
        for (int i = 0; i < balances.Length; i++)
        {
            long account = ((long)page * PageSize) + i;
            Hash = Hash - Fingerprint(account, _balances[account]) + Fingerprint(account, balances[i]);
            _balances[account] = balances[i];
        }
    }

    private void Set(long account, long balance)
    {
        Hash = Hash - Fingerprint(account, _balances[account]) + Fingerprint(account, balance);
        _balances[account] = balance;
        int page = (int)(account / PageSize);
        if (_changed[page])
            return;
        _changed[page] = true;
        _changedPages.Add(page);
    }

    private ulong Fingerprint(long account, long balance) =>
        balance == Settings.InitialBalance ? 0 : StableHash.Mix(StableHash.Mix(StableHash.Empty, account), balance);
}
