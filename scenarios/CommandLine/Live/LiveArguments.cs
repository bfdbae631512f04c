namespace Aurigraph.CommandLine.Live;

/// <summary>What the command line says of a live run.</summary>
/// <param name="InProcess">Whether all nodes run in this process.</param>
/// <param name="Keep">Folder that keeps what nodes wrote; null: it is deleted.</param>
/// <param name="Compare">The cost table to project with, empty for one that is measured now; null: nothing is projected.</param>
internal sealed record LiveArguments(bool InProcess, string? Keep, string? Compare);
