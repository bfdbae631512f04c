namespace Aurigraph.Simulation.Storage;

/// <summary>What a state store did since the start of the run.</summary>
/// <param name="Reads">Accounts read.</param>
/// <param name="Hits">Of these, how many the cache answered.</param>
/// <param name="Asked">Bytes of state that were flushed, before compression.</param>
/// <param name="Written">Bytes written to disk for them so far, flushed and merged.</param>
internal readonly record struct StoreUsage(double Reads, double Hits, double Asked, double Written)
{
    /// <summary>What happened since an earlier reading.</summary>
    public static StoreUsage operator -(StoreUsage later, StoreUsage earlier) =>
        new(later.Reads - earlier.Reads, later.Hits - earlier.Hits, later.Asked - earlier.Asked, later.Written - earlier.Written);

    /// <summary>Two stores together.</summary>
    public static StoreUsage operator +(StoreUsage a, StoreUsage b) => new(a.Reads + b.Reads, a.Hits + b.Hits, a.Asked + b.Asked, a.Written + b.Written);
}
