namespace Aurigraph.PlantedFaults.Tests;

/// <summary>How a planted fault was found.</summary>
/// <param name="Property">The broken property.</param>
/// <param name="Seed">The first seed that showed it.</param>
/// <param name="Text">What the checker said.</param>
internal sealed record Finding(string Property, ulong Seed, string Text)
{
    /// <summary>What a node's own check says, where it stopped before a property of all nodes was broken.</summary>
    public const string OwnInvariant = "the node's own invariant";

    /// <summary>Plays one seed.</summary>
    public static Finding? With(ulong seed, Func<ulong, string?> trial)
    {
        if (trial(seed) is not { } violation)
            return null;
        bool isOwn = violation.Contains(" stopped: ", StringComparison.Ordinal);
        return new Finding(isOwn ? OwnInvariant : violation[..violation.IndexOf(':', StringComparison.Ordinal)], seed, violation);
    }

    /// <summary>Plays the seeds from 1 on until a property is broken; when none is, a node that stopped itself is the finding, if there was one.</summary>
    public static Finding? Within(ulong seeds, Func<ulong, string?> trial)
    {
        Finding? stopped = null;
        for (ulong seed = 1; seed <= seeds; seed++)
        {
            if (With(seed, trial) is not { } found)
                continue;
            if (found.Property != OwnInvariant)
                return found;
            stopped ??= found;
        }
        return stopped;
    }
}
