namespace Aurigraph.Scenarios.Yaml;

/// <summary>A value to be written.</summary>
internal abstract record OutputNode;

/// <summary>Text; quoted where YAML would read it as something else.</summary>
/// <param name="Text">The text.</param>
/// <param name="Free">Whether it is free text; otherwise it is a value whose form needs no quotes.</param>
internal sealed record OutputScalar(string Text, bool Free) : OutputNode;

/// <summary>A list.</summary>
internal sealed record OutputSequence(IReadOnlyList<OutputNode> Items) : OutputNode;

/// <summary>Keys and values.</summary>
/// <param name="Entries">In order.</param>
/// <param name="Flow">Whether it is written on one line in braces.</param>
internal sealed record OutputMapping(IReadOnlyList<KeyValuePair<string, OutputNode>> Entries, bool Flow) : OutputNode;
