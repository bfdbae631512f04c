using System.Globalization;
using Aurigraph.Experiment;

namespace Aurigraph.CommandLine.Live;

/// <summary>Says what a projection of this machine takes for granted.</summary>
internal static class ProjectionGuesses
{
    private const string Apply = "applyPerTransaction";

    /// <summary>A sentence for each guess.</summary>
    /// <param name="table">What operations cost here, as it was given or measured.</param>
    /// <param name="fit">What a pilot run found.</param>
    /// <param name="projected">What operations cost in the projection.</param>
    public static IReadOnlyList<string> Of(CostTable table, PilotFit fit, CostTable projected) =>
    [
        string.Create(CultureInfo.InvariantCulture, $"Loopback carries {fit.Bandwidth.BytesPerSecond * 8 / 1e9:0.###} Gb/s."),
        $"Messages are late by chance, each for itself: {fit.LatencyText}; fitted to the finality of the pilot{Finality(fit)}{Grown(fit)}.",
        string.Create(CultureInfo.InvariantCulture, $"A message that finds its receiver without another takes {fit.WakeUpNs / 1e3:0.#} us to wake it, whatever its kind; those that find it at work wake nobody."),
        string.Create(CultureInfo.InvariantCulture, $"Work per byte and per transaction takes {fit.WorkFactor:0.##} times what the cost table `{table.Name}` says, all kinds alike; fitted to the processor time of the pilot, where that does not tell near twice{Edge(fit)}."),
        string.Create(CultureInfo.InvariantCulture, $"A transaction writes {projected.StateBytesPerTransaction.Bytes} bytes of state and reads {Reads(projected)}."),
        $"{Apply} is {table.Text(Apply)} in the table{(table.Sources.GetValueOrDefault(Apply) is { } source ? $" ({source})" : "")}.",
    ];

    private static string Finality(PilotFit fit)
    {
        string tail = fit.Tail is { } own ? $" ({own}{(own.IsHeldUp ? ", a far tail: run again, or distrust p99" : "")})" : "";
        return fit.PassedOver is { } other ? $"{tail}, the calmer of two since one was held up (the other: {other})" : tail;
    }

    private static string Edge(PilotFit fit) => fit.WorkFactor >= PilotFitting.WorkFactors.Max ? "; this is the most that is believed, and what was beyond counts as wake-ups"
        : fit.WorkFactor <= PilotFitting.WorkFactors.Min ? "; this is the least that is believed"
        : "";

    private static string Grown(PilotFit fit) => fit.Busy.Projected <= fit.Busy.InPilot
        ? ""
        : string.Create(CultureInfo.InvariantCulture, $", grown as waiting for one of its cores does: {fit.Busy.InPilot * 100:0} % of the machine was busy then, {fit.Busy.Projected * 100:0} % is now");

    private static string Reads(CostTable costs) =>
        costs.StoreReadsPerTransaction == 0 ? "none" : costs.StoreReadsPerTransaction.ToString("0.##", CultureInfo.InvariantCulture) + " accounts";
}
