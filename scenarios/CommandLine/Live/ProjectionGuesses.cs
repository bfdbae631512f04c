using System.Globalization;
using Aurigraph.Experiment;

namespace Aurigraph.CommandLine.Live;

/// <summary>Says what a projection of this machine takes for granted.</summary>
internal static class ProjectionGuesses
{
    private const string Apply = "applyPerTransaction";

    /// <summary>A sentence for each guess.</summary>
    /// <param name="machine">The scenario on a model of this machine.</param>
    /// <param name="fit">What a pilot run found.</param>
    public static IReadOnlyList<string> Of(ExperimentDefinition machine, PilotFit fit) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"Loopback carries {fit.Bandwidth.BytesPerSecond * 8 / 1e9:0.###} Gb/s."),
        string.Create(CultureInfo.InvariantCulture, $"A transaction writes {machine.Costs.StateBytesPerTransaction.Bytes} bytes of state and reads {Reads(machine.Costs)}."),
        $"{Apply} is {machine.Costs.Text(Apply)}, from the cost table `{machine.Costs.Name}`{(machine.Costs.Sources.GetValueOrDefault(Apply) is { } source ? $" ({source})" : "")}.",
    ];

    private static string Reads(CostTable costs) =>
        costs.StoreReadsPerTransaction == 0 ? "none" : costs.StoreReadsPerTransaction.ToString("0.##", CultureInfo.InvariantCulture) + " accounts";
}
