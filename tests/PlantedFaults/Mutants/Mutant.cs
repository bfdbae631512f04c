namespace Aurigraph.PlantedFaults.Tests.Mutants;

/// <summary>A known fault of protocols, planted by changing the text of the sources; production code has no switch for it.</summary>
/// <param name="Name">What the fault is.</param>
/// <param name="Project">The folder of the project that it is planted in.</param>
/// <param name="Edits">The changes.</param>
internal sealed record Mutant(string Name, string Project, params Edit[] Edits)
{
    /// <inheritdoc/>
    public override string ToString() => Name;
}

/// <summary>One change of a source file.</summary>
/// <param name="File">The file, within the project's folder.</param>
/// <param name="Find">Text that occurs there exactly once.</param>
/// <param name="Replace">What takes its place.</param>
internal sealed record Edit(string File, string Find, string Replace);
