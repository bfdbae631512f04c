using Aurigraph.Node.Ports;
using Aurigraph.Storage.Archives;
using Aurigraph.Storage.Folders;
using Aurigraph.Storage.Logs;

namespace Aurigraph.Storage;

/// <summary>The stores of one node, opened for one incarnation. Closing writes what waits; then nothing is answered any more.</summary>
public sealed class NodeStorage : IAsyncDisposable
{
    private static readonly TimeSpan TouchEvery = TimeSpan.FromSeconds(30);

    private readonly DataFolder _folder;
    private readonly DurableLogStore _log;
    private readonly DurableArchive _archive;
    private readonly ITimer _touch;

    internal NodeStorage(DataFolder folder, DurableLogStore log, IStateStore state, DurableArchive archive, StorageCounters counters, IReadOnlyList<RecoveryNote> notes, TimeProvider time, Action<Exception> failed)
    {
        (_folder, _log, State, _archive, Counters, RecoveryNotes) = (folder, log, state, archive, counters, notes);
        _touch = time.CreateTimer(_ => Touch(failed), null, TouchEvery, TouchEvery);
    }

    /// <summary>Hard state, entries, bodies, incarnation.</summary>
    public ILogStore Log => _log;

    /// <summary>The state.</summary>
    public IStateStore State { get; }

    /// <summary>The committed stream of an observer.</summary>
    public IArchive Archive => _archive;

    /// <summary>What was written and how long syncs took.</summary>
    public StorageCounters Counters { get; }

    /// <summary>What was found on opening and put right; worth telling an operator.</summary>
    public IReadOnlyList<RecoveryNote> RecoveryNotes { get; }

    /// <summary>Whose data it is.</summary>
    public NodeIdentity Identity => _folder.Identity;

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _touch.DisposeAsync().ConfigureAwait(false);
        await Task.Factory.StartNew(Close, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default).ConfigureAwait(false);
    }

    private void Close()
    {
        _log.Dispose();
        (State as IDisposable)?.Dispose();
        _archive.Dispose();
        _folder.Dispose();
    }

    private void Touch(Action<Exception> failed)
    {
        try
        {
            _folder.Touch();
        }
        catch (IOException failure)
        {
            failed(new StoreFailedException(_folder.Path, $"the time of use could not be kept, {failure.Message}", failure));
        }
    }
}
