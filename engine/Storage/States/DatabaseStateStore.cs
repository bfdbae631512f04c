using System.Buffers.Binary;
using System.Diagnostics;
using System.Runtime.InteropServices;
using Akka.Actor;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Storage.Logs;
using Aurigraph.Storage.Writing;

namespace Aurigraph.Storage.States;

/// <summary>The state of one node in an embedded database: the state under one key, each page of balances under its number. A checkpoint is one atomic write, carried out by a
/// thread of its own; those that wait share one.</summary>
internal sealed class DatabaseStateStore : IStateStore, IDisposable
{
    /// <summary>Bytes of the key of a page of balances.</summary>
    internal const int PageKeySize = 1 + sizeof(int);

    private const byte StateKey = (byte)'s';
    private const byte PageKey = (byte)'p';

    private readonly string _folder;
    private readonly IKeyValueDatabase _database;
    private readonly bool _isSynced;
    private readonly StorageCounters _counters;
    private readonly GroupWriter _writer;

    /// <summary>Begins to write to a database.</summary>
    /// <param name="folder">Its folder, for errors.</param>
    /// <param name="database">The database, which the store owns from now on.</param>
    /// <param name="isSynced">Whether checkpoints are made durable.</param>
    /// <param name="counters">What counts.</param>
    /// <param name="failed">Told once when it cannot go on.</param>
    public DatabaseStateStore(string folder, IKeyValueDatabase database, bool isSynced, StorageCounters counters, Action<Exception> failed)
    {
        (_folder, _database, _isSynced, _counters) = (folder, database, isSynced, counters);
        _writer = new GroupWriter("state writer", folder, Commit, failed, counters);
    }

    /// <inheritdoc/>
    public bool IsDurable => true;

    /// <inheritdoc/>
    /// <exception cref="CorruptStoreException">What is there is no state.</exception>
    public LedgerState? Recover() => Recover(_database, _folder);

    /// <summary>The state in a database.</summary>
    public static LedgerState? Recover(IKeyValueDatabase database, string folder)
    {
        if (database.Get([StateKey]) is not { } bytes)
            return null;
        try
        {
            return LedgerStateCodec.Read(bytes);
        }
        catch (FormatException unread)
        {
            throw new CorruptStoreException(folder, 0, $"the checkpoint cannot be read: {unread.Message}", unread);
        }
    }

    /// <inheritdoc/>
    /// <exception cref="CorruptStoreException">The balances are of other accounts.</exception>
    public void ReadAccounts(AccountBook accounts) => _database.Visit(PageKey, (key, value) =>
    {
        try
        {
            accounts.LoadPage(BinaryPrimitives.ReadInt32BigEndian(key[1..]), value);
        }
        catch (ArgumentException unfit)
        {
            throw new CorruptStoreException(_folder, 0, $"the balances that were kept are not of these {accounts.Settings.Count} accounts: {unfit.Message}", unfit);
        }
    });

    /// <summary>Stages a checkpoint.</summary>
    /// <param name="database">Where it goes with the next commit.</param>
    /// <param name="state">The state.</param>
    /// <param name="pages">Balances that changed.</param>
    public static void Stage(IKeyValueDatabase database, LedgerState state, IReadOnlyList<AccountPage> pages)
    {
        Span<byte> key = stackalloc byte[PageKeySize];
        foreach (AccountPage page in pages)
        {
            WritePageKey(key, page.Number);
            database.Put(key, MemoryMarshal.AsBytes(page.Balances.Span));
        }
        database.Put([StateKey], LedgerStateCodec.Write(state));
    }

    /// <summary>Writes the key of a page of balances.</summary>
    /// <param name="key">Room for <see cref="PageKeySize"/> bytes.</param>
    /// <param name="page">Which page, from 0.</param>
    public static void WritePageKey(Span<byte> key, int page)
    {
        key[0] = PageKey;
        BinaryPrimitives.WriteInt32BigEndian(key[1..], page);
    }

    /// <inheritdoc/>
    public void Checkpoint(LedgerState state, AccountChanges? changes, long bytes, IActorRef replyTo, object completion) =>
        _writer.Enqueue(new QueuedWrite(() => Stage(_database, state, changes?.Pages ?? []), bytes, replyTo, completion));

    /// <inheritdoc/>
    public void Restore(LedgerState state, AccountBook? accounts, long bytes, IActorRef replyTo, object completion)
    {
        AccountPage[] pages = accounts is null ? [] : Copy(accounts);
        _writer.Enqueue(new QueuedWrite(() =>
        {
            _database.Clear(PageKey);
            Stage(_database, state, pages);
        }, bytes, replyTo, completion));
    }

    /// <summary>Writes what waits, and closes the database.</summary>
    public void Dispose()
    {
        _writer.Dispose();
        _database.Dispose();
    }

    /// <summary>Pages in which something changed since the accounts began; the others need no place.</summary>
    private static AccountPage[] Copy(AccountBook accounts)
    {
        List<AccountPage> pages = [];
        for (int page = 0; page < accounts.PageCount; page++)
        {
            ReadOnlySpan<long> balances = accounts.Page(page);
            if (balances.IndexOfAnyExcept(accounts.Settings.InitialBalance) >= 0)
                pages.Add(new AccountPage(page, balances.ToArray()));
        }
        return [.. pages];
    }


    private void Commit()
    {
        long started = Stopwatch.GetTimestamp();
        _counters.Wrote(_database.Commit(_isSynced));
        if (_isSynced)
            _counters.Synced(started);
    }
}
