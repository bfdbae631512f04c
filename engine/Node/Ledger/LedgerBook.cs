using Aurigraph.Node.Batches;
using Aurigraph.Node.Operations;
using Aurigraph.Units;

namespace Aurigraph.Node.Ledger;

/// <summary>The replicated state machine: high-water marks per origin, a key-value store, and a hash that chains all that was applied. Pure.</summary>
internal sealed class LedgerBook
{
    private readonly NodeId _self;
    private readonly SortedDictionary<NodeId, OriginMark> _marks = [];
    private readonly MemberConfiguration? _initial;
    private readonly KeyValueStore _store;
    private MemberConfiguration? _configuration;
    private Term _term;

    public LedgerBook(NodeId self, LedgerState state, MemberConfiguration? initial = null)
    {
        _self = self;
        _initial = initial;
        Applied = state.Applied;
        _term = state.Term;
        _configuration = state.Configuration;
        Hash = state.Hash;
        _store = new KeyValueStore(state.Store);
        foreach (OriginMark mark in state.Marks)
            _marks[mark.Origin] = mark;
    }

    /// <summary>The last index applied.</summary>
    public LogIndex Applied { get; private set; }

    /// <summary>The chained hash.</summary>
    public ulong Hash { get; private set; }

    /// <summary>Whether a batch is beyond its origin's mark, so that applying it has an effect.</summary>
    public bool IsNew(BatchId id) => !_marks.TryGetValue(id.Origin, out OriginMark mark)
        || id.Incarnation > mark.Incarnation || (id.Incarnation == mark.Incarnation && id.Sequence > mark.Sequence);

    /// <summary>The text of a key of the store.</summary>
    public StoreResult Read(string key) => _store.Read(key);

    /// <inheritdoc cref="Apply(LogEntry, out StoreResult?)"/>
    public bool Apply(LogEntry entry) => Apply(entry, out _);

    /// <summary>Applies the next entry: a batch, an operation, or a change of members, which becomes part of the state.</summary>
    /// <param name="entry">The entry.</param>
    /// <param name="result">What an operation gave, now or when it was applied before; null otherwise, and when a later one of its client was applied.</param>
    /// <returns>Whether it had an effect on the hash, and on marks or store.</returns>
    /// <exception cref="InvariantException">The index does not follow, or a batch of the origin is missing before this one.</exception>
    public bool Apply(LogEntry entry, out StoreResult? result)
    {
        bool applied = Apply(entry.Index, (entry.Payload as BatchPayload)?.Reference);
        result = null;
        if (entry.Payload is OperationPayload { Operation: var operation } && _store.Apply(operation, out result))
        {
            Hash = StableHash.Mix(StableHash.Mix(StableHash.Mix(Hash, entry.Index.Value), operation.TraceHash), result!.Value.TraceHash);
            applied = true;
        }
        _term = entry.Term;
        if (entry.Payload is ConfigurationChange change && (_configuration ?? _initial) is { } configuration)
            _configuration = ConfigurationChanger.Apply(configuration, change).Configuration;
        return applied;
    }

    /// <summary>Applies the entry at the next index: a batch beyond its mark moves mark and hash, anything else only the index.</summary>
    /// <returns>Whether it had an effect.</returns>
    /// <exception cref="InvariantException">The index does not follow, or a batch of the origin is missing before this one.</exception>
    public bool Apply(LogIndex index, BatchReference? reference)
    {
        if (index != Applied.Next)
            throw new InvariantException(_self, $"entry {index} was to be applied after {Applied}");
        Applied = index;
        if (reference is null || !IsNew(reference.Id))
            return false;
        BatchId id = reference.Id;
        long expected = _marks.TryGetValue(id.Origin, out OriginMark mark) && mark.Incarnation == id.Incarnation ? mark.Sequence + 1 : 1;
        if (id.Sequence != expected)
            throw new InvariantException(_self, $"batch {id} at index {index} follows sequence {expected - 1} of its origin: a gap");
        _marks[id.Origin] = new OriginMark(id.Origin, id.Incarnation, id.Sequence);
        ulong hash = StableHash.Mix(Hash, index.Value);
        hash = StableHash.Mix(hash, id.Origin.Key);
        hash = StableHash.Mix(hash, id.Incarnation);
        hash = StableHash.Mix(hash, id.Sequence);
        hash = StableHash.Mix(hash, reference.Count);
        Hash = StableHash.Mix(hash, reference.Bytes);
        return true;
    }

    /// <summary>The state as it stands.</summary>
    public LedgerState State() => new(Applied, Hash, _marks.Values.ToArray()) { Term = _term, Configuration = _configuration, Store = _store.State };
}
