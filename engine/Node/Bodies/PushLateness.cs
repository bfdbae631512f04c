using Aurigraph.Units;

namespace Aurigraph.Node.Bodies;

/// <summary>How long bodies come after the references to them: a running mean, from which the grace follows that a missing body is given
/// before it is pulled, so that a slow push is not sent twice. Pure.</summary>
internal sealed class PushLateness(Duration least)
{
    private static readonly Duration Most = Duration.FromSeconds(2);
    private double _meanNanoseconds;

    /// <summary>How long to wait for a body after its reference: four times the usual lateness, between the least grace and 2 s.</summary>
    public Duration Grace => Duration.Max(least, Duration.Min(Most, new Duration((long)(_meanNanoseconds * 4))));

    /// <summary>How long to wait for the answer to a pull that was made so often: twice as long each time, at most 2 s, since what is asked
    /// for may be large and asking again has it sent again.</summary>
    public Duration Patience(int pulls) => Duration.Min(Most, Grace * (1L << Math.Min(pulls, 8)));

    /// <summary>A body came this long after its reference; zero when it came before.</summary>
    public void Observe(Duration lateness) => _meanNanoseconds += (Math.Max(0, lateness.Nanoseconds) - _meanNanoseconds) / 8;
}
