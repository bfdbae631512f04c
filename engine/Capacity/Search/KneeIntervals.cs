using Aurigraph.Capacity.Study;

namespace Aurigraph.Capacity.Search;

/// <summary>Makes of several brackets a knee with its intervals. An interval is never narrower than what the search resolves.</summary>
public static class KneeIntervals
{
    /// <summary>What a search tells apart at best: within this share of a knee, chance decides.</summary>
    private const double Blur = 1.01;

    /// <summary>The knee.</summary>
    /// <param name="first">The bracket of the first seed, costs as stated; both ends known.</param>
    /// <param name="seeds">Of other seeds, costs as stated.</param>
    /// <param name="draws">Of seeds that each drew their costs; empty when no cost is uncertain.</param>
    public static KneeEstimate Of(KneeBracket first, IReadOnlyList<KneeBracket> seeds, IReadOnlyList<KneeBracket> draws)
    {
        double[] lows = [.. seeds.Append(first).Select(b => b.Sustained ?? 0)];
        double[] highs = [.. seeds.Append(first).Select(b => b.Refused ?? double.PositiveInfinity)];
        double mid = first.Sustained!.Value;
        double low = Math.Min(draws.Count == 0 ? lows.Min() : Quantile([.. draws.Select(d => d.Sustained ?? 0)], 0.05), mid);
        double high = Math.Max(draws.Count == 0 ? highs.Max() : Quantile([.. draws.Select(d => d.Refused ?? double.PositiveInfinity)], 0.95), first.Refused ?? mid);
        return new KneeEstimate(SteadyLoad.Rounded(low / Blur), mid, SteadyLoad.Rounded(high * Blur), lows.Min(), lows.Max());
    }

    /// <summary>A quantile of evenly covered draws: the i-th of n stands for (i - 1/2) / n, between them it is straight, beyond them flat. With
    /// ten draws or fewer the 90 % range is therefore all of them.</summary>
    internal static double Quantile(double[] values, double share)
    {
        double[] sorted = [.. values.Order()];
        double place = Math.Clamp((share * sorted.Length) - 0.5, 0, sorted.Length - 1);
        int below = (int)Math.Floor(place);
        int above = Math.Min(below + 1, sorted.Length - 1);
        return below == above || place == below ? sorted[below] : sorted[below] + ((sorted[above] - sorted[below]) * (place - below));
    }
}
