namespace Aurigraph.Units;

/// <summary>A position in the replicated log; the first entry has index 1, 0 is before it (Raft paper, figure 2).</summary>
public readonly record struct LogIndex(long Value) : IComparable<LogIndex>
{
    /// <summary>Before the first entry.</summary>
    public static LogIndex Zero => default;

    /// <summary>The following index.</summary>
    public LogIndex Next => new(Value + 1);

    /// <summary>The preceding index.</summary>
    public LogIndex Previous => new(Value - 1);

    /// <inheritdoc/>
    public int CompareTo(LogIndex other) => Value.CompareTo(other.Value);

    /// <summary>The lower of two.</summary>
    public static LogIndex Min(LogIndex a, LogIndex b) => a.Value <= b.Value ? a : b;

    /// <summary>The higher of two.</summary>
    public static LogIndex Max(LogIndex a, LogIndex b) => a.Value >= b.Value ? a : b;

    /// <summary>The index n further.</summary>
    public static LogIndex operator +(LogIndex a, long n) => new(a.Value + n);

    /// <summary>The index n before.</summary>
    public static LogIndex operator -(LogIndex a, long n) => new(a.Value - n);

    /// <summary>How many entries from b to a.</summary>
    public static long operator -(LogIndex a, LogIndex b) => a.Value - b.Value;

    /// <summary>Whether a is lower.</summary>
    public static bool operator <(LogIndex a, LogIndex b) => a.Value < b.Value;

    /// <summary>Whether a is higher.</summary>
    public static bool operator >(LogIndex a, LogIndex b) => a.Value > b.Value;

    /// <summary>Whether a is not higher.</summary>
    public static bool operator <=(LogIndex a, LogIndex b) => a.Value <= b.Value;

    /// <summary>Whether a is not lower.</summary>
    public static bool operator >=(LogIndex a, LogIndex b) => a.Value >= b.Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
