using Aurigraph.Units;

namespace Aurigraph.Simulation.Elections;

/// <summary>Repeats an experiment on elections and tells how the times to a new leader are distributed. The servers are the real consensus
/// core on virtual time; network and disk are two delays, so a thousand trials take a fraction of a second. Equal settings give equal
/// results in every process.</summary>
public static class ElectionStudy
{
    /// <summary>Runs all trials.</summary>
    /// <param name="settings">What to run.</param>
    /// <param name="cancellation">Ends it between two trials.</param>
    /// <exception cref="ArgumentException">The settings have faults; the message names all.</exception>
    /// <exception cref="NoLeaderException">A trial had no leader after very many elections.</exception>
    /// <exception cref="OperationCanceledException">The token was cancelled.</exception>
    public static ElectionDistribution Run(ElectionSettings settings, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(settings);
        IReadOnlyList<ElectionFault> faults = settings.Faults();
        if (faults.Count > 0)
            throw new ArgumentException($"These settings make no study: {string.Join("; ", faults.Select(f => $"{f.Setting}: {f.What}"))}.", nameof(settings));
        var outcomes = new ElectionOutcome[settings.Trials];
        for (int i = 0; i < outcomes.Length; i++)
        {
            cancellation.ThrowIfCancellationRequested();
            outcomes[i] = ElectionTrial.Run(settings, i);
        }
        return new ElectionDistribution(outcomes);
    }
}
