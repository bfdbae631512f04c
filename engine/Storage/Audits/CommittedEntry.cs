using Aurigraph.Node.Batches;

namespace Aurigraph.Storage.Audits;

/// <summary>A committed entry of a stopped node.</summary>
/// <param name="Entry">The entry, without its body.</param>
/// <param name="Body">Its body; null where it has none or the node kept none.</param>
public readonly record struct CommittedEntry(LogEntry Entry, BatchBody? Body);
