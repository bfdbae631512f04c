using Aurigraph.Node.Batches;
using Aurigraph.Units;

namespace Aurigraph.Node.Ledger;

/// <summary>The replicated state machine: high-water marks per origin and a hash that chains all that was applied. Pure.</summary>
internal sealed class LedgerBook
{
    private readonly NodeId _self;
    private readonly SortedDictionary<NodeId, OriginMark> _marks = [];
    private readonly MemberConfiguration? _initial;
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

    /// <summary>Applies the next entry: a batch, or a change of members, which becomes part of the state.</summary>
    /// <returns>Whether it had an effect on marks and hash.</returns>
    /// <exception cref="InvariantException">The index does not follow, or a batch of the origin is missing before this one.</exception>
    public bool Apply(LogEntry entry)
    {
        bool applied = Apply(entry.Index, (entry.Payload as BatchPayload)?.Reference);
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
    public LedgerState State() => new(Applied, Hash, _marks.Values.ToArray()) { Term = _term, Configuration = _configuration };
}
