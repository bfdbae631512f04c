using Aurigraph.Consensus.Log;

namespace Aurigraph.Conformance.Interaction;

/// <summary>Entries that a node's state machine is to apply.</summary>
/// <param name="Head">The request as text, without its response.</param>
/// <param name="Response">What the node then tells itself, as text.</param>
/// <param name="Entries">The entries, in their order.</param>
internal sealed record ApplyWork(string Head, string Response, IReadOnlyList<LogEntry> Entries);
