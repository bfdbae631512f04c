using System.Globalization;
using Akka.Actor;
using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Snapshots;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Storage.Tests.Crashes;

/// <summary>Writes without end, as a node does, and prints what was acknowledged when it was: i, b, e and s for incarnation, body, entry and checkpoint, c before a compaction.
/// Runs in a process of its own until it is killed.</summary>
internal sealed class CrashWriter : IDisposable
{
    private const int Outstanding = 48;
    private static readonly MemberConfiguration Members = new([NodeId.Validator(1)]);

    private readonly NodeStorage _storage;
    private readonly SemaphoreSlim _room = new(Outstanding);
    private readonly Printer _printer;
    private readonly AccountBook _accounts = new(CrashHistory.Accounts);
    private long _acknowledged;
    private long _applied;
    private int _checkpointing;

    private CrashWriter(string folder)
    {
        _storage = StorageProvider.Open(folder, CrashHistory.Settings, failure => Environment.FailFast(failure.ToString()), TimeProvider.System);
        _printer = new Printer(Acknowledged);
    }

    public static void Run(string folder)
    {
        using var writer = new CrashWriter(folder);
        writer.Run();
    }

    public void Dispose() => _room.Dispose();

    private void Run()
    {
        RecoveredLog found = _storage.Log.Recover();
        _applied = _storage.State.Recover()?.Applied.Value ?? 0;
        _storage.State.ReadAccounts(_accounts);
        long last = found.State is { } state ? (state.Entries.Count > 0 ? state.Entries[^1].Index.Value : state.LogBegin?.Index.Value ?? 0) : 0;
        _acknowledged = last;
        _storage.Log.RaiseIncarnation(found.Incarnation + 1, _printer, Line('i', found.Incarnation + 1));
        for (long index = last + 1; ; index++)
        {
            _room.Wait();
            var body = CrashHistory.Body(index);
            _storage.Log.AppendBody(body, _printer, Line('b', index));
            var write = new DurableWrite(index, new HardState(CrashHistory.TermOf(index), NodeId.Validator(1), new LogIndex(index - 1)), null, EntrySlice.Of(CrashHistory.Entry(index, body.Reference)), []);
            _storage.Log.Append(write, _printer, Line('e', index));
            if (index % 5 == 0 && Interlocked.CompareExchange(ref _checkpointing, 1, 0) == 0)
                Checkpoint();
        }
    }

    private void Checkpoint()
    {
        long index = Interlocked.Read(ref _acknowledged);
        while (_applied < index)
            CrashHistory.Pay(_accounts, ++_applied);
        AccountChanges changes = _accounts.TakeChanges();
        _storage.State.Checkpoint(CrashHistory.State(_applied), changes, changes.Bytes, _printer, Line('s', _applied));
    }

    private void Acknowledged(char what, long index)
    {
        if (what == 'e')
        {
            Interlocked.Exchange(ref _acknowledged, index);
            _room.Release();
        }
        else if (what == 's')
        {
            if (index > 20)
            {
                _printer.Tell(Line('c', index - 20));
                _storage.Log.Compact(new SnapshotMark(new LogIndex(index - 20), CrashHistory.TermOf(index - 20), Members));
            }
            Interlocked.Exchange(ref _checkpointing, 0);
        }
    }

    private static string Line(char what, long index) => string.Create(CultureInfo.InvariantCulture, $"{what} {index}");

    private sealed class Printer(Action<char, long> acknowledged) : MinimalActorRef
    {
        private readonly Stream _output = Console.OpenStandardOutput();
        private readonly Lock _lock = new();

        public override ActorPath Path { get; } = new RootActorPath(new Address("akka", "printer"));

        public override IActorRefProvider Provider => throw new NotSupportedException();

        protected override void TellInternal(object message, IActorRef sender)
        {
            string line = (string)message;
            lock (_lock)
                _output.Write(System.Text.Encoding.ASCII.GetBytes(line + "\n"));
            acknowledged(line[0], long.Parse(line.AsSpan(2), CultureInfo.InvariantCulture));
        }
    }
}
