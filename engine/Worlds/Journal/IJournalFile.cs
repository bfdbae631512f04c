namespace Aurigraph.Worlds.Journal;

/// <summary>Where a journal is kept. A record that was added is there also when the process is killed in the next instant.</summary>
public interface IJournalFile
{
    /// <summary>Adds a record.</summary>
    void Add(ReadOnlySpan<byte> record);
}
