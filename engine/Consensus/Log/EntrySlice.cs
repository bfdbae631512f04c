using System.Collections;
using System.Diagnostics.CodeAnalysis;

namespace Aurigraph.Consensus.Log;

/// <summary>Consecutive entries, seen through to storage that never changes under the slice: the log copies what it truncates.
/// Taking one from the log allocates nothing unless it spans two chunks.</summary>
public readonly record struct EntrySlice : IReadOnlyList<LogEntry>
{
    private readonly LogEntry[]? _storage;
    private readonly int _offset;

    internal EntrySlice(LogEntry[] storage, int offset, int count)
    {
        _storage = storage;
        _offset = offset;
        Count = count;
    }

    /// <summary>No entries.</summary>
    public static EntrySlice Empty => default;

    /// <summary>How many entries.</summary>
    public int Count { get; }

    /// <summary>Whether there are none.</summary>
    public bool IsEmpty => Count == 0;

    /// <summary>The first entry.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The slice is empty.</exception>
    public LogEntry First => this[0];

    /// <summary>The last entry.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The slice is empty.</exception>
    public LogEntry Last => this[Count - 1];

    /// <summary>The entry at a position from 0.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The position is not within the slice.</exception>
    public LogEntry this[int index]
    {
        get
        {
            ArgumentOutOfRangeException.ThrowIfNegative(index);
            ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(index, Count);
            return _storage![_offset + index];
        }
    }

    /// <summary>The whole of an array, which the caller must not change afterwards.</summary>
    public static EntrySlice Of(params LogEntry[] entries)
    {
        ArgumentNullException.ThrowIfNull(entries);
        return new(entries, 0, entries.Length);
    }

    /// <summary>Iterates without allocating.</summary>
    public Enumerator GetEnumerator() => new(this);

    /// <inheritdoc/>
    IEnumerator<LogEntry> IEnumerable<LogEntry>.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    /// <inheritdoc/>
    public override string ToString() => IsEmpty ? "[]" : $"[{First}..{Last}]";

    /// <summary>Walks a slice.</summary>
    [SuppressMessage("Performance", "CA1815", Justification = "An enumerator is not compared.")]
    public struct Enumerator : IEnumerator<LogEntry>
    {
        private readonly EntrySlice _slice;
        private int _position;

        internal Enumerator(EntrySlice slice)
        {
            _slice = slice;
            _position = -1;
        }

        /// <inheritdoc/>
        public readonly LogEntry Current => _slice[_position];

        /// <inheritdoc/>
        readonly object IEnumerator.Current => Current;

        /// <inheritdoc/>
        public bool MoveNext() => ++_position < _slice.Count;

        /// <inheritdoc/>
        public void Reset() => _position = -1;

        /// <inheritdoc/>
        public readonly void Dispose()
        {
        }
    }
}
