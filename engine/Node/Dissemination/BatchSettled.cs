namespace Aurigraph.Node.Dissemination;

/// <summary>A batch is final: its transactions leave the mempool.</summary>
/// <param name="Count">Transactions.</param>
/// <param name="Bytes">Bytes.</param>
internal sealed record BatchSettled(int Count, long Bytes);
