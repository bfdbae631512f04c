using Aurigraph.Units;

namespace Aurigraph.Checkers.Linearizability;

/// <summary>A set of sequences of numbers. Members are compared as a whole; their hash only says where to look.</summary>
/// <remarks>Members lie one behind the other in one array, each after its length; the table holds where they start (open addressing, linear probing).
/// Nothing is ever removed.</remarks>
internal sealed class ConfigurationSet
{
    private const int InitialSlots = 64;
    private const int Free = -1;

    private int[] _members = new int[InitialSlots * 4];
    private int[] _slots = NewSlots(InitialSlots);
    private int _used;

    /// <summary>How many members it has.</summary>
    public int Count { get; private set; }

    /// <summary>Bytes of memory it holds.</summary>
    public long Bytes => sizeof(int) * ((long)_members.Length + _slots.Length);

    /// <summary>Adds a sequence; answers whether it was not there yet.</summary>
    /// <exception cref="InvariantException">The set is larger than an array can be; bound it before.</exception>
    public bool Add(ReadOnlySpan<int> sequence)
    {
        int slot = SlotOf(sequence);
        if (_slots[slot] != Free)
            return false;
        _slots[slot] = _used;
        Store(sequence);
        Count++;
        if (Count > _slots.Length / 2)
            Widen();
        return true;
    }

    private int SlotOf(ReadOnlySpan<int> sequence)
    {
        int slot = (int)(HashOf(sequence) & (uint)(_slots.Length - 1));
        while (_slots[slot] != Free && !MemberAt(_slots[slot]).SequenceEqual(sequence))
            slot = (slot + 1) & (_slots.Length - 1);
        return slot;
    }

    private ReadOnlySpan<int> MemberAt(int start) => _members.AsSpan(start + 1, _members[start]);

    private void Store(ReadOnlySpan<int> sequence)
    {
        long needed = (long)_used + sequence.Length + 1;
        if (needed > Array.MaxLength)
            throw new InvariantException($"a set of {Count} sequences needs {needed} numbers, which is more than an array holds");
        if (needed > _members.Length)
            Array.Resize(ref _members, (int)Math.Min(Array.MaxLength, Math.Max(needed, 2L * _members.Length)));
        _members[_used] = sequence.Length;
        sequence.CopyTo(_members.AsSpan(_used + 1));
        _used = (int)needed;
    }

    private void Widen()
    {
        _slots = NewSlots(_slots.Length * 2);
        for (int start = 0; start < _used; start += _members[start] + 1)
            _slots[SlotOf(MemberAt(start))] = start;
    }

    private static int[] NewSlots(int count)
    {
        int[] slots = new int[count];
        Array.Fill(slots, Free);
        return slots;
    }

    private static ulong HashOf(ReadOnlySpan<int> sequence)
    {
        ulong hash = StableHash.Empty;
        foreach (int number in sequence)
            hash = StableHash.Mix(hash, number);
        return hash ^ (hash >> 32);
    }
}
