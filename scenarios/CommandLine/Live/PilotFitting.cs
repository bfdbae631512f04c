using Aurigraph.Experiment;
using Aurigraph.Live.Runs;
using Aurigraph.Measurement;
using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Live;

/// <summary>Turns the screws of a model of this machine until simulations of a pilot take the processor time that it took at each of its two loads, and have its finality.</summary>
/// <remarks>Processor time is linear in the cost of a message and in that of a byte and a transaction, so two loads tell both apart: the first hardly follows the load, as batches close by their age; the second
/// does. The latency of a message is lognormal: its median is turned until half of the pilot's transactions are as late as they were, its sigma until the latest hundredth is.</remarks>
internal sealed class PilotFitting(ExperimentDefinition pilot, CostTable costs, LiveOutcome seen, CancellationToken cancellation)
{
    private const int Steps = 8;
    private const double MaxSigma = 3;
    private static readonly (double Min, double Max) WorkFactors = (0.5, 8);
    private static readonly (double Min, double Max) MessageConstants = (100, 2e6);
    private static readonly Duration Shortest = Duration.FromMilliseconds(0.001);
    private static readonly Duration SimulatedTime = Duration.FromSeconds(3);

    /// <summary>The fit.</summary>
    /// <param name="rate">Mean rate of the load that is projected, 1/s.</param>
    public PilotFit Fit(double rate)
    {
        Duration from = pilot.Warmup, middle = from + PilotRun.StageTime, until = pilot.LoadTime;
        (double low, double high) = (pilot.Workload.MeanRate(from, middle), pilot.Workload.MeanRate(middle, until));
        double driverAtLow = seen.Usage.Driver(from, middle), driverPerRate = (seen.Usage.Driver(middle, until) - driverAtLow) / (high - low);
        var fit = new PilotFit
        {
            MessageConstantNs = costs.MessageConstantNs,
            WorkFactor = 1,
            Latency = new ConstantLatency(Duration.FromMilliseconds(0.05)),
            IdleCores = seen.Usage.IdleCores,
            DriverCores = Math.Max(driverAtLow, driverAtLow + (driverPerRate * (rate - low))),
        };
        return FitLatency(FitCosts(fit, At(low), At(high), (Cores(from, middle), Cores(middle, until))));

        double Cores(Duration begin, Duration end) => Math.Max(0.001, seen.Usage.Nodes(begin, end) - seen.Usage.IdleCores);
    }

    /// <summary>Solves for the two costs; where the loads do not tell them apart, the work stays as the table has it.</summary>
    private PilotFit FitCosts(PilotFit fit, ExperimentDefinition low, ExperimentDefinition high, (double Low, double High) wanted)
    {
        (double Low, double High) at = Cores(fit);
        (double Low, double High) perMessage = Slope(fit with { MessageConstantNs = fit.MessageConstantNs * 2 });
        (double Low, double High) perWork = Slope(fit with { WorkFactor = 2 });
        (double Low, double High) left = (wanted.Low - at.Low, wanted.High - at.High);
        double determinant = (perMessage.Low * perWork.High) - (perMessage.High * perWork.Low);
        double work = Math.Clamp(determinant == 0 ? 0 : ((perMessage.Low * left.High) - (perMessage.High * left.Low)) / determinant, WorkFactors.Min - 1, WorkFactors.Max - 1);
        // The rest is the messages', by least squares over both loads.
        double messages = ((perMessage.Low * (left.Low - (work * perWork.Low))) + (perMessage.High * (left.High - (work * perWork.High))))
            / Math.Max(1e-12, (perMessage.Low * perMessage.Low) + (perMessage.High * perMessage.High));
        return fit with { WorkFactor = 1 + work, MessageConstantNs = Math.Clamp(fit.MessageConstantNs * (1 + messages), MessageConstants.Min, MessageConstants.Max) };

        (double Low, double High) Cores(PilotFit f) => (CoresOf(low, f), CoresOf(high, f));

        (double Low, double High) Slope(PilotFit f)
        {
            (double Low, double High) more = Cores(f);
            return (more.Low - at.Low, more.High - at.High);
        }
    }

    /// <summary>Both screws are turned by what is missing beyond the finality without any latency, a part of the way at a time: messages wait behind late ones, so the way back is not the way there.</summary>
    private PilotFit FitLatency(PilotFit fit)
    {
        if (seen.Result.Finality is not { P50: { } median, P99: { } late } || Simulated(fit with { Latency = new ConstantLatency(Shortest) }) is not { } without)
            return fit;
        PilotFit best = fit with { Latency = new ConstantLatency(Shortest) };
        double bestError = Error(without), typical = 0.1, sigma = 0.5;
        for (int step = 0; step < Steps; step++)
        {
            PilotFit tried = fit with { Latency = new LognormalLatency(Duration.FromMilliseconds(typical), sigma) };
            if (Simulated(tried) is not { } now)
                return best;
            if (Error(now) < bestError)
                (best, bestError) = (tried, Error(now));
            typical = Math.Clamp(typical * Turn(median - without.Median, now.Median - without.Median), Shortest.Milliseconds, 50);
            sigma = Math.Clamp(sigma + (0.6 * Math.Log(Turn(late - median, now.Late - now.Median))), 0, MaxSigma);
        }
        return best;

        double Error((double Median, double Late) simulated) => (2 * Math.Abs(Math.Log(simulated.Median / median))) + Math.Abs(Math.Log(simulated.Late / late));

        static double Turn(double wanted, double got) => Math.Pow(Math.Clamp(Math.Max(wanted, 0.01) / Math.Max(got, 0.01), 0.2, 5), 0.7);
    }

    private (double Median, double Late)? Simulated(PilotFit fit) =>
        new LiveProjection(pilot, costs, fit).Simulate(cancellation).Finality is { P50: { } median, P99: { } late } ? (median, late) : null;

    /// <summary>The pilot at one rate.</summary>
    private ExperimentDefinition At(double rate) => pilot with
    {
        Duration = SimulatedTime,
        Workload = pilot.Workload with { Stages = [new LoadStage(Duration.Zero, pilot.Warmup + SimulatedTime, new Rate(rate), new Rate(rate))] },
    };

    private double CoresOf(ExperimentDefinition experiment, PilotFit fit)
    {
        ExperimentDefinition machine = LiveProjection.OnThisMachine(experiment, costs, fit);
        return new LiveProjection(experiment, costs, fit).Simulate(cancellation).Nodes.Sum(n => n.CpuUtilisation * machine.Deployment.ContainerOf(n.Id).CoreQuota);
    }
}
