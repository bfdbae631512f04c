namespace Aurigraph.Node.Batches;

/// <summary>A batch's reference with its bytes.</summary>
public sealed record BatchBody(BatchReference Reference, Payload Payload)
{
    /// <summary>Whether its bytes are here and not only described.</summary>
    public bool IsMaterialised => !Payload.Content.IsEmpty;

    /// <summary>Whether its bytes are those that the reference names.</summary>
    public bool MatchesDigest => BatchDigest.Of(Payload.Content.Span) == Reference.Digest;
}
