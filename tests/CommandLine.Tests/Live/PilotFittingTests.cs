using Aurigraph.CommandLine.Live;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Experiment;
using Aurigraph.Live.Runs;
using Aurigraph.Measurement;
using Aurigraph.NetworkModels;
using Aurigraph.Scenarios;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Live;

/// <summary>A pilot that was simulated instead of run: what it was made of is known.</summary>
public sealed class PilotFittingTests
{
    private const string Pilot = """
        schema: aurigraph.sim/1
        name: pilot
        warmup: 1s
        duration: 8s
        deployment:
          containers:
            - { role: validator, count: 3, cores: 2, memory: 1GB }
            - { role: business, cores: 2, memory: 1GB }
        batching: { maxDelay: 20ms }
        storage: { cache: 16MB, writeBuffer: 8MB, dataSize: 1MB }
        runtime: { base: 50MB }
        workload:
          accounts: { count: 1K, skew: none }
          stages: [ { rate: 1K/s, for: 5s }, { rate: 3K/s, for: rest } ]
        """;

    [Fact]
    public void What_a_pilot_was_made_of_is_found_again()
    {
        (ExperimentDefinition pilot, PilotFit truth, RunResult whole, _, PilotFit fit) = Fitted(work: 2.5);

        Assert.InRange(fit.WakeUpNs / truth.WakeUpNs, 0.9, 1.1);
        Assert.InRange(fit.WorkFactor / truth.WorkFactor, 0.85, 1.15);
        Assert.True(fit.Busy.Projected > fit.Busy.InPilot);
        var latency = (LognormalLatency)fit.Latency;
        double growth = (1 - Math.Pow(fit.Busy.InPilot, Environment.ProcessorCount)) / (1 - Math.Pow(Math.Min(0.85, fit.Busy.Projected), Environment.ProcessorCount));
        Distribution found = Simulated(pilot, fit with { Latency = new LognormalLatency(latency.Median * (1 / growth), latency.Sigma) }).Finality;
        Assert.InRange(found.P50!.Value / whole.Finality.P50!.Value, 0.95, 1.05);
        Assert.InRange(found.P99!.Value / whole.Finality.P99!.Value, 0.85, 1.15);
        // The driver took 0.1 cores at 1,000 and 0.2 at 3,000 transactions a second.
        Assert.Equal(0.55, fit.DriverCores, 0.01);
        Assert.Equal(truth.IdleCores, fit.IdleCores);
    }

    [Fact]
    public void Work_beyond_what_any_pilot_took_is_told_as_wake_ups_and_the_processor_time_is_still_the_pilots()
    {
        (ExperimentDefinition pilot, PilotFit truth, _, double high, PilotFit fit) = Fitted(work: 4);

        Assert.Equal(2.6, fit.WorkFactor, 0.001);
        Assert.InRange(fit.WakeUpNs, 1.2 * truth.WakeUpNs, 5 * truth.WakeUpNs);
        Assert.InRange(Cores(pilot, 3_000, fit with { DriverCores = 0.2 }) / high, 0.8, 1.1);
    }

    private static (ExperimentDefinition Pilot, PilotFit Truth, RunResult Whole, double High, PilotFit Fit) Fitted(double work)
    {
        ExperimentDefinition pilot = ScenarioReader.ReadText(Pilot, "pilot.yaml").Experiment!;
        var truth = new PilotFit { WakeUpNs = 30_000, WorkFactor = work, Latency = new LognormalLatency(Duration.FromMilliseconds(0.8), 0.8), IdleCores = 0.2, DriverCores = 0.15 };
        RunResult whole = Simulated(pilot, truth);
        (double low, double high) = (Cores(pilot, 1_000, truth with { DriverCores = 0.1 }), Cores(pilot, 3_000, truth with { DriverCores = 0.2 }));
        var seen = new LiveOutcome(whole, Usage(low + truth.IdleCores, high + truth.IdleCores, truth.IdleCores));
        return (pilot, truth, whole, high, new PilotFitting(pilot, pilot.Costs, seen, CancellationToken.None).Fit(At(pilot, 10_000)));
    }

    private static RunResult Simulated(ExperimentDefinition experiment, PilotFit fit) => new LiveProjection(experiment, experiment.Costs, fit).Simulate(CancellationToken.None);

    private static double Cores(ExperimentDefinition pilot, double rate, PilotFit fit)
    {
        ExperimentDefinition steady = At(pilot, rate);
        Deployment machine = LiveProjection.OnThisMachine(steady, steady.Costs, fit).Deployment;
        return Simulated(steady, fit).Nodes.Sum(n => n.CpuUtilisation * machine.ContainerOf(n.Id).CoreQuota);
    }

    private static ExperimentDefinition At(ExperimentDefinition pilot, double rate) => pilot with
    {
        Duration = Duration.FromSeconds(3),
        Workload = pilot.Workload with { Stages = [new LoadStage(Duration.Zero, Duration.FromSeconds(4), new Rate(rate), new Rate(rate))] },
    };

    /// <summary>One node and a driver whose processor time grows evenly: in the first 5 s at one pace, then at another.</summary>
    private static ProcessorUsage Usage(double low, double high, double idle)
    {
        (UsageLog node, UsageLog driver) = (new UsageLog(), new UsageLog());
        foreach ((double second, double nodes, double drivers) in new[] { (0d, 0d, 0d), (5d, 5 * low, 0.5), (9d, (5 * low) + (4 * high), 1.3) })
        {
            node.Add(VirtualTime.Zero + Duration.FromSeconds(second), (long)(nodes * 1e9));
            driver.Add(VirtualTime.Zero + Duration.FromSeconds(second), (long)(drivers * 1e9));
        }
        return new ProcessorUsage([node], driver, 1, idle);
    }
}
