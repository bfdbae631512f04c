using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Storage;
using Aurigraph.Simulation.Time;
using Aurigraph.Storage;
using Aurigraph.Storage.Logs;
using Aurigraph.Storage.Segments;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>The simulated store is the model of the real one: after any history of writes and restarts both hold the same.</summary>
public sealed class RandomHistoryTests
{
    private enum Step
    {
        Body,
        Entries,
        Replacement,
        Snapshot,
        Compaction,
        Drop,
        Restart,
    }

    [Fact]
    public void Real_and_simulated_logs_hold_the_same_after_any_history() =>
        Gen.Select(Gen.Enum<Step>(), Gen.Int[0, 9]).List[1, 60].Sample(
            steps =>
            {
                using var pair = new Pair();
                foreach ((Step step, int choice) in steps)
                    pair.Take(step, choice);
                pair.Take(Step.Restart, 0);
            },
            iter: 60, threads: 1);

    private sealed class Pair : IDisposable
    {
        private readonly string _folder = Directory.CreateTempSubdirectory("log-history-").FullName;
        private readonly Kernel _kernel = new();
        private readonly VirtualLogStore _model;
        private readonly Answers _answers = new();
        private readonly List<RecoveryNote> _notes = [];
        private DurableLogStore _store;
        private long _term = 1;
        private long _begin;
        private long _last;
        private int _sequence;
        private int _asked;

        public Pair()
        {
            _model = new VirtualLogStore(new VirtualDisk(_kernel, new DiskSettings { Nodes = 1, SyncLatency = Duration.Zero, Bandwidth = new Bandwidth(1e9) }), 0);
            _store = Open();
        }

        public void Take(Step step, int choice)
        {
            switch (step)
            {
                case Step.Body:
                    AppendBody();
                    break;
                case Step.Entries:
                    Append(GivenLog.Write(choice % 3 == 0 ? GivenLog.State(_term, _begin) : null, EntriesFrom(_last + 1, 1 + (choice % 4))));
                    break;
                case Step.Replacement:
                    _term++;
                    Append(GivenLog.Write(GivenLog.State(_term, _begin), EntriesFrom(Math.Max(_begin + 1, _last - choice), 1 + (choice % 2))));
                    break;
                case Step.Snapshot:
                    _begin = _last + choice;
                    _last = _begin;
                    Append(GivenLog.Restore(GivenLog.Mark(_begin, _term), choice % 2 == 0 ? [] : EntriesFrom(_begin + 1, 2)));
                    break;
                case Step.Compaction when _last > _begin:
                    _begin += Math.Min(_last - _begin, 1 + choice);
                    _store.Compact(GivenLog.Mark(_begin, _term));
                    _model.Compact(GivenLog.Mark(_begin, _term));
                    break;
                case Step.Drop when _model.Recover().Bodies.ElementAtOrDefault(choice) is { } unnamed:
                    _store.DropBody(unnamed.Id);
                    _model.DropBody(unnamed.Id);
                    break;
                case Step.Restart:
                    Settle();
                    _store.Dispose();
                    _store = Open();
                    Compare();
                    break;
            }
        }

        public void Dispose()
        {
            _store.Dispose();
            Directory.Delete(_folder, recursive: true);
        }

        private DurableLogStore Open() => new(_folder, new SegmentLogSettings { SegmentBytes = 4_096 }, new StorageCounters(), _notes, failure => throw failure);

        private LogEntry[] EntriesFrom(long index, int count)
        {
            var entries = new LogEntry[count];
            for (int i = 0; i < count; i++)
                entries[i] = (index + i) % 3 == 0 ? GivenLog.Operation(_term, index + i) : BatchAt(index + i);
            _last = index + count - 1;
            return entries;
        }

        private LogEntry BatchAt(long index) => new(new Term(_term), new LogIndex(index), new BatchPayload(AppendBody().Reference, null));

        private BatchBody AppendBody()
        {
            BatchBody body = GivenLog.Body(++_sequence, 200 + (_sequence % 5 * 300));
            _store.AppendBody(body, _answers, body);
            _model.AppendBody(body, _answers, body);
            _asked += 2;
            _kernel.RunUntil(VirtualTime.Never);
            return body;
        }

        private void Append(DurableWrite write)
        {
            _store.Append(write, _answers, write);
            _model.Append(write, _answers, write);
            _asked += 2;
            _kernel.RunUntil(VirtualTime.Never);
        }

        private void Settle()
        {
            for (; _asked > 0; _asked--)
                _answers.Next();
        }

        private void Compare()
        {
            (RecoveredLog found, RecoveredLog expected) = (_store.Recover(), _model.Recover());
            Assert.Empty(_notes);
            Assert.Equal(expected.Bodies.Select(b => b.TraceHash), found.Bodies.Select(b => b.TraceHash));
            Assert.Equal(expected.State?.HardState, found.State?.HardState);
            Assert.Equal(expected.State?.LogBegin?.TraceHash, found.State?.LogBegin?.TraceHash);
            Assert.Equal(expected.State?.Entries.Select(e => e.TraceHash) ?? [], found.State?.Entries.Select(e => e.TraceHash) ?? []);
            foreach (BatchReference reference in found.Bodies.Concat((found.State?.Entries ?? []).Select(e => e.Payload).OfType<BatchPayload>().Select(p => p.Reference)))
                Assert.Equal(BatchDigest.Of(_store.Body(reference).Payload.Content.Span), reference.Digest);
        }
    }
}
