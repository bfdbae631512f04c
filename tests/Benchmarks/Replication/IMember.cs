namespace Aurigraph.Benchmarks.Replication;

/// <summary>One member of three that replicate a log, in this process.</summary>
internal interface IMember : IAsyncDisposable
{
    /// <summary>Whether it leads, and may be given entries.</summary>
    bool Leads { get; }

    /// <summary>The last index that it knows to be committed.</summary>
    long Committed { get; }

    /// <summary>Proposes entries of a load for a time, as many in flight as the load says, and waits until all are committed.</summary>
    /// <param name="load">What to propose.</param>
    /// <param name="form">How, where there are several ways; null: the one there is.</param>
    /// <param name="seconds">For how long.</param>
    /// <exception cref="LeadershipLostException">It does not lead, or no more.</exception>
    Task<Figures> RunAsync(Load load, string? form, double seconds);
}
