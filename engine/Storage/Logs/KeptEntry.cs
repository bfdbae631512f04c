namespace Aurigraph.Storage.Logs;

/// <summary>An entry in the log.</summary>
/// <param name="Entry">The entry, without its body.</param>
/// <param name="Segment">The segment that its record is in.</param>
/// <param name="HasBody">Whether its body belongs to it and is handed out with it.</param>
internal readonly record struct KeptEntry(LogEntry Entry, long Segment, bool HasBody);
