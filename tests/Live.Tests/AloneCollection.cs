namespace Aurigraph.Live.Tests;

/// <summary>Tests that weigh this process's memory: nothing else runs in it meanwhile.</summary>
[CollectionDefinition(Name, DisableParallelization = true)]
public sealed class AloneCollection
{
    public const string Name = "alone";
}
