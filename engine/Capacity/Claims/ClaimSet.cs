namespace Aurigraph.Capacity.Claims;

/// <summary>The claims about a system and the contradictions of their sources.</summary>
/// <param name="Name">Name of the file.</param>
/// <param name="Description">Whose claims these are; empty when not stated.</param>
/// <param name="Sources">The documents, in the order of the file.</param>
/// <param name="Claims">In the order of the file.</param>
/// <param name="Contradictions">By number.</param>
public sealed record ClaimSet(string Name, string Description, IReadOnlyList<ClaimSource> Sources, IReadOnlyList<Claim> Claims, IReadOnlyList<Contradiction> Contradictions);

/// <summary>A document that states claims.</summary>
/// <param name="Name">Short name by which claims refer to it.</param>
/// <param name="Title">What it is.</param>
public sealed record ClaimSource(string Name, string Title);
