namespace Aurigraph.CommandLine.Regression;

/// <summary>Where the deliveries of two blocks part, in words. Pure.</summary>
internal static class Divergence
{
    private const int EndMax = 5;

    /// <summary>The first delivery that differs, with the last that both have.</summary>
    /// <param name="stored">Deliveries of the recorded run's block.</param>
    /// <param name="now">Deliveries of the block as it is now.</param>
    public static IReadOnlyList<string> FirstDelivery(IReadOnlyList<string> stored, IReadOnlyList<string> now)
    {
        int same = 0;
        while (same < stored.Count && same < now.Count && stored[same] == now[same])
            same++;
        if (same == stored.Count && same == now.Count)
            return [];
        return
        [
            $"first differing delivery: {same} of the block",
            .. same > 0 ? [$"  both:   {stored[same - 1]}"] : Array.Empty<string>(),
            $"  stored: {At(stored, same)}",
            $"  now:    {At(now, same)}",
        ];
    }

    /// <summary>The last deliveries of a block, for when there is nothing to hold them against.</summary>
    public static IReadOnlyList<string> EndOfBlock(IReadOnlyList<string> now) => now.Count == 0
        ? []
        : ["the recorded run cannot be repeated by this version; now the block ends with", .. now.TakeLast(EndMax).Select(d => $"  {d}")];

    private static string At(IReadOnlyList<string> deliveries, int index) => index < deliveries.Count ? deliveries[index] : "the trace ends here";
}
