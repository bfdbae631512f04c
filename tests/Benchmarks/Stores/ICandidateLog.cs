namespace Aurigraph.Benchmarks.Stores;

/// <summary>What a log of bodies needs of whatever keeps it.</summary>
internal interface ICandidateLog : IDisposable
{
    /// <summary>Stages a record; the content stays as it is until <see cref="Commit"/> returns.</summary>
    void Append(ReadOnlyMemory<byte> content);

    /// <summary>Makes durable what is staged.</summary>
    void Commit();

    /// <summary>Reads every record that was found on opening, and checks it.</summary>
    /// <returns>How many.</returns>
    long ReadAll();
}
