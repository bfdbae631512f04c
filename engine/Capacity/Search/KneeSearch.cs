using Aurigraph.Capacity.Study;
using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Search;

/// <summary>Finds the highest sustained rate of a scenario: a rate that is sustained and one that is not, then the middle of both, until they
/// are close enough.</summary>
/// <param name="probe">Asks of one rate.</param>
/// <param name="log">Keeps every probe.</param>
public sealed class KneeSearch(LoadProbe probe, ProbeLog log)
{
    private const int MostProbes = 40;
    private const double RoundedOff = 0.002;

    /// <summary>Searches outwards from a guess, then between.</summary>
    /// <param name="scenario">The scenario, costs as to be used.</param>
    /// <param name="seed">Seed of the runs.</param>
    /// <param name="guess">Where to begin, transactions per second; positive.</param>
    /// <param name="step">Factor of the first step away from the guess; later ones are wider. Above 1.</param>
    /// <param name="resolution">Factor between the rates at the end; above 1.</param>
    /// <param name="lowest">Below it nothing is tried: when it is not sustained, there is no knee.</param>
    /// <param name="highest">Above it nothing is tried.</param>
    /// <param name="cancellation">Ends the search early.</param>
    public async Task<KneeBracket> FindAsync(ExperimentDefinition scenario, ulong seed, double guess, double step, double resolution, double lowest, double highest, CancellationToken cancellation)
    {
        double? sustained = null;
        double? refused = null;
        double rate = Math.Clamp(guess, lowest, highest);
        for (int i = 0; i < MostProbes; i++)
        {
            rate = SteadyLoad.Rounded(rate);
            Probe answer = await probe.AskAsync(scenario, rate, seed, cancellation).ConfigureAwait(false);
            log.Add(scenario, answer);
            if (answer.IsSustained)
                sustained = rate;
            else
                refused = rate;
            if (sustained is { } low && refused is { } high)
            {
                if (high <= low * resolution * (1 + RoundedOff))
                    return new KneeBracket(low, high);
                rate = Math.Sqrt(low * high);
                if (SteadyLoad.Rounded(rate) is var middle && (middle <= low || middle >= high))
                    return new KneeBracket(low, high);
            }
            else if (sustained is { } only)
            {
                if (only >= highest)
                    return new KneeBracket(only, null);
                rate = Math.Min(highest, only * step);
                step *= step;
            }
            else
            {
                if (rate <= lowest)
                    return new KneeBracket(null, rate);
                rate = Math.Max(lowest, rate / step);
                step *= step;
            }
        }
        return new KneeBracket(sustained, refused);
    }
}

/// <summary>The rates between which a knee lies.</summary>
/// <param name="Sustained">Highest rate that was sustained; null: none was.</param>
/// <param name="Refused">Lowest rate that was not; null: none was tried.</param>
public sealed record KneeBracket(double? Sustained, double? Refused)
{
    /// <summary>The best guess: the middle of both on a logarithmic scale, or the one that is known; 0 when nothing was sustained.</summary>
    public double Middle => SteadyLoad.Rounded(this is { Sustained: { } low, Refused: { } high } ? Math.Sqrt(low * high) : Sustained ?? 0);
}
