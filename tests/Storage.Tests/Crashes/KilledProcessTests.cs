using System.Diagnostics;
using System.Globalization;
using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Ports;
using Aurigraph.Storage.Audits;
using Aurigraph.Storage.Tests.Given;
using Aurigraph.Units;

namespace Aurigraph.Storage.Tests.Crashes;

/// <summary>A process that writes is killed, again and again, in the middle of whatever it does. AURIGRAPH_CRASH_ROUNDS sets how often; AURIGRAPH_CRASH_SEED chooses when.</summary>
public sealed class KilledProcessTests
{
    private const int Window = 64;
    private static readonly TimeSpan Deadline = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task What_was_acknowledged_before_a_kill_is_there_and_nothing_is_invented()
    {
        using var folder = new TemporaryFolder();
        int rounds = Number("AURIGRAPH_CRASH_ROUNDS", 5);
        int seed = Number("AURIGRAPH_CRASH_SEED", 20_261_124);
        var random = new Random(seed);
        var acknowledged = new Acknowledged();
        for (int round = 1; round <= rounds; round++)
        {
            Kill(folder.Path, random.Next(50, 1_500), acknowledged);
            string where = $"seed {seed}, round {round}";
            CheckStopped(folder.Path, acknowledged, where);
            await using NodeStorage storage = StorageProvider.Open(folder.Path, CrashHistory.Settings, failure => throw failure, TimeProvider.System);
            CheckLog(storage.Log, acknowledged, where);
            CheckState(storage.State, acknowledged, where);
        }
        Assert.True(acknowledged.Entry > 100 && acknowledged.Compacted > 0, $"{acknowledged.Entry} entries and a compaction up to {acknowledged.Compacted} try too little");
    }

    private static int Number(string variable, int otherwise) => int.TryParse(Environment.GetEnvironmentVariable(variable), NumberStyles.None, CultureInfo.InvariantCulture, out int value) ? value : otherwise;

    private static void Kill(string folder, int lines, Acknowledged acknowledged)
    {
        using Process writer = Process.Start(new ProcessStartInfo("dotnet", ["exec", typeof(KilledProcessTests).Assembly.Location, "write", folder]) { RedirectStandardOutput = true, UseShellExecute = false })!;
        try
        {
            using var late = new CancellationTokenSource(Deadline);
            using CancellationTokenRegistration _ = late.Token.Register(writer.Kill);
            for (int i = 0; i < lines && writer.StandardOutput.ReadLine() is { } line; i++)
                acknowledged.Take(line);
            Assert.False(writer.HasExited, $"the writer ended by itself or took longer than {Deadline} for {lines} lines");
        }
        finally
        {
            writer.Kill();
        }
        // What is in the pipe was acknowledged, too; the last line may be cut.
        string rest = writer.StandardOutput.ReadToEnd();
        foreach (string line in rest[..(rest.LastIndexOf('\n') + 1)].Split('\n', StringSplitOptions.RemoveEmptyEntries))
            acknowledged.Take(line);
        writer.WaitForExit();
    }

    private static void CheckLog(ILogStore log, Acknowledged acknowledged, string where)
    {
        RecoveredLog found = log.Recover();
        Assert.True(found.Incarnation >= acknowledged.Incarnation, where);
        long begin = found.State?.LogBegin?.Index.Value ?? 0;
        IReadOnlyList<LogEntry> entries = found.State?.Entries ?? [];
        long last = begin + entries.Count;
        Assert.True(begin <= acknowledged.Compacted, $"{where}: the log begins after {begin}, compacted up to {acknowledged.Compacted}");
        Assert.InRange(last, acknowledged.Entry, acknowledged.Entry + Window);
        for (long index = begin + 1; index <= last; index++)
        {
            BatchBody expected = CrashHistory.Body(index);
            Assert.Equal(CrashHistory.Entry(index, expected.Reference).TraceHash, entries[(int)(index - begin - 1)].TraceHash);
            Assert.True(log.Body(expected.Reference).Payload.Content.Span.SequenceEqual(expected.Payload.Content.Span), $"{where}: body {index}");
        }
        long[] unnamed = [.. found.Bodies.Select(b => b.Id.Sequence)];
        for (long index = last + 1; index <= acknowledged.Body; index++)
            Assert.Contains(index, unnamed);
        foreach (BatchReference reference in found.Bodies)
            Assert.True(log.Body(reference).MatchesDigest, $"{where}: body {reference}");
        if (found.State is { } state)
            Assert.InRange(state.HardState.Commit.Value, acknowledged.Entry - 1, last);
        acknowledged.Entry = last;
        acknowledged.Body = last;
    }

    private static void CheckState(IStateStore store, Acknowledged acknowledged, string where)
    {
        LedgerState? state = store.Recover();
        Assert.True((state?.Applied.Value ?? 0) >= acknowledged.State, where);
        var accounts = new AccountBook(CrashHistory.Accounts);
        store.ReadAccounts(accounts);
        Assert.Equal(CrashHistory.AccountsAt(state?.Applied.Value ?? 0).Hash, accounts.Hash);
        Assert.Equal((ulong)(state?.Applied.Value ?? 0), state?.Hash ?? 0);
    }

    private static void CheckStopped(string folder, Acknowledged acknowledged, string where)
    {
        using StoppedNode stopped = StoppedNode.Open(folder, TimeProvider.System);
        long index = stopped.Begin?.Index.Value ?? 0;
        foreach (CommittedEntry committed in stopped.CommittedLog())
        {
            Assert.Equal(++index, committed.Entry.Index.Value);
            Assert.True(committed.Body is { MatchesDigest: true }, where);
        }
        Assert.Equal(stopped.Committed.Value, index);
        Assert.True(index >= acknowledged.Entry - 1, where);
        Assert.True((stopped.State?.Applied.Value ?? 0) >= acknowledged.State, where);
    }

    /// <summary>The highest that was acknowledged of each.</summary>
    private sealed class Acknowledged
    {
        public long Incarnation { get; private set; }

        public long Body { get; set; }

        public long Entry { get; set; }

        public long State { get; private set; }

        public long Compacted { get; private set; }

        public void Take(string line)
        {
            long value = long.Parse(line.AsSpan(2), CultureInfo.InvariantCulture);
            switch (line[0])
            {
                case 'i':
                    Incarnation = value;
                    break;
                case 'b':
                    Body = value;
                    break;
                case 'e':
                    Assert.Equal(Entry + 1, value);
                    Entry = value;
                    break;
                case 's':
                    State = value;
                    break;
                case 'c':
                    Compacted = value;
                    break;
                default:
                    Assert.Fail($"the writer printed '{line}'");
                    break;
            }
        }
    }
}
