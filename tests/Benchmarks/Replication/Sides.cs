namespace Aurigraph.Benchmarks.Replication;

/// <summary>Who is compared.</summary>
internal static class Sides
{
    /// <summary>This repository's.</summary>
    public const string Own = "own";

    /// <summary>DotNext.Net.Cluster.</summary>
    public const string DotNext = "dotnext";

    /// <summary>Both; ours first.</summary>
    public static IReadOnlyList<string> All { get; } = [Own, DotNext];
}
