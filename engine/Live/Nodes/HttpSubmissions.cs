using System.Security.Cryptography;
using Aurigraph.Live.Time;
using Aurigraph.Node;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;

namespace Aurigraph.Live.Nodes;

/// <summary>Transactions that came in over HTTP: handed to the node one by one, and remembered, the last <see cref="Remembered"/> of them, so that their fate can be asked for.</summary>
internal sealed class HttpSubmissions(NodeEntry entry, ITransactionVerifier? verifier, TimeProvider time)
{
    /// <summary>How many are remembered.</summary>
    public const int Remembered = 100_000;

    private const int IdBytes = 16;

    private readonly Lock _gate = new();
    private readonly Dictionary<string, Entry> _byId = [];
    private readonly Queue<string> _order = new();

    /// <summary>Hands a transaction to the node.</summary>
    public SubmissionOutcome Submit(ReadOnlyMemory<byte> transaction)
    {
        string id = Convert.ToHexStringLower(SHA256.HashData(transaction.Span).AsSpan(0, IdBytes));
        lock (_gate)
        {
            if (_byId.TryGetValue(id, out Entry? known) && known.Rejection is null)
                return new SubmissionOutcome(id, null); // The same again: it is on its way already.
        }
        if (verifier is not null && !verifier.Verify(transaction.Span))
            return new SubmissionOutcome(null, "invalid");
        var made = new Entry(id, transaction, time);
        Remember(made);
        entry.Submit(new TransactionGroup([MonotonicClock.Instance.Now.Nanoseconds], transaction, made));
        return made.Rejection is { } refused ? new SubmissionOutcome(null, refused) : new SubmissionOutcome(id, null);
    }

    /// <summary>What became of a transaction; null when it is not known, or not any more.</summary>
    public TransactionStatus? Find(string id)
    {
        lock (_gate)
            return _byId.TryGetValue(id, out Entry? found) ? found.Status : null;
    }

    private void Remember(Entry made)
    {
        lock (_gate)
        {
            if (!_byId.ContainsKey(made.Id))
                _order.Enqueue(made.Id);
            _byId[made.Id] = made;
            while (_order.Count > Remembered)
                _byId.Remove(_order.Dequeue());
        }
    }

    private sealed class Entry(string id, ReadOnlyMemory<byte> bytes, TimeProvider time) : ISubmitter
    {
        private readonly DateTimeOffset _admitted = time.GetUtcNow();
        private volatile string? _rejection;
        private long _finalTicks;

        public string Id { get; } = id;

        public string? Rejection => _rejection;

        public TransactionStatus Status
        {
            get
            {
                long ticks = Interlocked.Read(ref _finalTicks);
                string status = _rejection is not null ? "REJECTED" : ticks > 0 ? "FINALIZED" : "PENDING";
                return new TransactionStatus(Id, status, _admitted, ticks > 0 ? new DateTimeOffset(ticks, TimeSpan.Zero) : null, bytes);
            }
        }

        public void OnFinal(int first, int count) => Interlocked.Exchange(ref _finalTicks, time.GetUtcNow().UtcTicks);

        public void OnRejected(int first, int count, RejectionReason reason) => _rejection = reason.ToString().ToLowerInvariant();
    }
}
