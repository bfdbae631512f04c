using Aurigraph.Units;

namespace Aurigraph.Node.Operations;

/// <summary>What a validator answers to a request. None may come at all.</summary>
/// <param name="Request">The request.</param>
/// <param name="From">Who answers.</param>
/// <param name="Kind">Done, or why not.</param>
public sealed record OperationAnswer(OperationRequest Request, NodeId From, AnswerKind Kind)
{
    /// <summary>What the operation gave, when it is done.</summary>
    public StoreResult Result { get; init; }

    /// <summary>Whether the validator led when it was asked.</summary>
    public bool Leads { get; init; }

    /// <summary>Who leads, as far as the validator knows; none when it does not.</summary>
    public NodeId LeaderHint { get; init; }
}
