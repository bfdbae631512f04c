namespace Aurigraph.Live.Endpoints.Replies;

/// <summary>A request cannot be carried out because of what it says; its client is told so.</summary>
internal sealed class RequestRefusedException(Refusal refusal) : Exception(refusal.Error)
{
    /// <summary>What the client is told.</summary>
    public Refusal Refusal { get; } = refusal;
}
