namespace Aurigraph.Live.Network;

/// <summary>Pauses between attempts: each may be twice as long as the one before, up to a limit; how long it is within the upper half of that is drawn, so that
/// nodes which lost each other at once do not all come back at once.</summary>
internal sealed class BackOff(TimeSpan min, TimeSpan max, Func<double> draw)
{
    private TimeSpan? _longest;

    /// <summary>The next pause.</summary>
    public TimeSpan Next()
    {
        TimeSpan longest = _longest ?? min;
        _longest = longest * 2 < max ? longest * 2 : max;
        return longest * (0.5 + (draw() / 2));
    }

    /// <summary>An attempt succeeded.</summary>
    public void Reset() => _longest = null;
}
