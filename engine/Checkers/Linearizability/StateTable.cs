namespace Aurigraph.Checkers.Linearizability;

/// <summary>Numbers for values in order of first sight, so that equal values are compared once and then known by their number.</summary>
internal sealed class StateTable<TValue>(Func<TValue, long> bytesOf)
    where TValue : notnull
{
    private const long BytesPerEntry = 48;

    private readonly Dictionary<TValue, int> _numbers = [];
    private readonly List<TValue> _values = [];

    /// <summary>About how many bytes of memory it holds.</summary>
    public long Bytes { get; private set; }

    /// <summary>The value of a number.</summary>
    public TValue this[int number] => _values[number];

    /// <summary>The number of a value, a new one when it was never seen.</summary>
    public int NumberOf(TValue value)
    {
        if (_numbers.TryGetValue(value, out int number))
            return number;
        number = _values.Count;
        _numbers.Add(value, number);
        _values.Add(value);
        Bytes += BytesPerEntry + bytesOf(value);
        return number;
    }
}
