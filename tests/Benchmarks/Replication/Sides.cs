namespace Aurigraph.Benchmarks.Replication;

/// <summary>Who is compared.</summary>
internal static class Sides
{
    /// <summary>This repository's.</summary>
    public const string Own = "own";

    /// <summary>DotNext.Net.Cluster whose log keeps what is not flushed in memory of its own.</summary>
    public const string DotNext = "dotnext";

    /// <summary>DotNext.Net.Cluster with a log in files that are mapped into memory, as it is without settings.</summary>
    public const string DotNextShared = "dotnext-shared";

    /// <summary>All of them; ours first.</summary>
    public static IReadOnlyList<string> All { get; } = [Own, DotNext, DotNextShared];
}
