using System.Diagnostics.CodeAnalysis;
using Aurigraph.Capacity.Claims;

namespace Aurigraph.Scenarios.Claims;

/// <summary>What came of reading a file of claims.</summary>
public sealed record ClaimsReading
{
    /// <summary>The claims; null when there are faults.</summary>
    public required ClaimSet? Claims { get; init; }

    /// <summary>All that is wrong, by place; empty when the claims can be used.</summary>
    public required IReadOnlyList<ScenarioFault> Faults { get; init; }

    /// <summary>Whether the claims can be used.</summary>
    [MemberNotNullWhen(true, nameof(Claims))]
    public bool IsValid => Claims is not null;
}
