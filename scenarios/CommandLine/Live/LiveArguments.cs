namespace Aurigraph.CommandLine.Live;

/// <summary>What the command line says of a live run.</summary>
/// <param name="InProcess">Whether all nodes run in this process.</param>
/// <param name="Keep">Folder that keeps what nodes wrote; null: it is deleted.</param>
internal sealed record LiveArguments(bool InProcess, string? Keep);
