namespace Aurigraph.Crypto.Schemes;

/// <summary>Checks of lengths, which are the same for all schemes.</summary>
internal static class Length
{
    /// <summary>Refuses what is not exactly as long as it has to be.</summary>
    /// <exception cref="ArgumentException">It is not.</exception>
    public static void Require(int actual, int expected, string what, string parameter)
    {
        if (actual != expected)
            throw new ArgumentException($"{what} of {actual} bytes was given where {expected} bytes were expected.", parameter);
    }
}
