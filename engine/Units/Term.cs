namespace Aurigraph.Units;

/// <summary>A Raft term: counts elections; 0 before the first (Raft paper, section 5.1).</summary>
public readonly record struct Term(long Value) : IComparable<Term>
{
    /// <summary>Before the first election.</summary>
    public static Term Zero => default;

    /// <summary>The next term.</summary>
    public Term Next => new(Value + 1);

    /// <inheritdoc/>
    public int CompareTo(Term other) => Value.CompareTo(other.Value);

    /// <summary>Whether a is older.</summary>
    public static bool operator <(Term a, Term b) => a.Value < b.Value;

    /// <summary>Whether a is newer.</summary>
    public static bool operator >(Term a, Term b) => a.Value > b.Value;

    /// <summary>Whether a is not newer.</summary>
    public static bool operator <=(Term a, Term b) => a.Value <= b.Value;

    /// <summary>Whether a is not older.</summary>
    public static bool operator >=(Term a, Term b) => a.Value >= b.Value;

    /// <inheritdoc/>
    public override string ToString() => Value.ToString();
}
