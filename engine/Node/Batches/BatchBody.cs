namespace Aurigraph.Node.Batches;

/// <summary>A batch's reference with its bytes.</summary>
public sealed record BatchBody(BatchReference Reference, Payload Payload);
