namespace Aurigraph.Storage;

/// <summary>Something that was found when a store was opened and put right without loss of anything that was acknowledged: worth telling an operator.</summary>
/// <param name="File">The file.</param>
/// <param name="Offset">Where in it, bytes.</param>
/// <param name="What">What was found and what was done.</param>
public sealed record RecoveryNote(string File, long Offset, string What)
{
    /// <inheritdoc/>
    public override string ToString() => $"{File}:{Offset}: {What}";
}
