using Aurigraph.NetworkModels;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Live;

/// <summary>What a pilot run at a small part of the load found of this machine that no kernel measures by itself.</summary>
internal sealed record PilotFit
{
    /// <summary>Processor time of a message that finds its receiver without another: threads that are woken, calls of the system, actors; nanoseconds.</summary>
    public required double WakeUpNs { get; init; }

    /// <summary>What work per byte and per transaction takes here, over what the cost table says: copies, garbage and journals go with it.</summary>
    public required double WorkFactor { get; init; }

    /// <summary>Time of a message on its way, with the delays of the system's scheduler.</summary>
    public required LatencyModel Latency { get; init; }

    /// <summary>Part of the machine's cores that was busy in the pilot, and that is at the load that is projected.</summary>
    public (double InPilot, double Projected) Busy { get; init; }

    /// <summary>Finality of the pilot that all this was found in.</summary>
    public PilotTail? Tail { get; init; }

    /// <summary>Finality of a pilot that was passed over for it, as one of the two was held up.</summary>
    public PilotTail? PassedOver { get; init; }

    /// <summary>What loopback carries; taken as 16 Gb/s, not measured.</summary>
    public Bandwidth Bandwidth { get; init; } = Bandwidth.FromBitsPerSecond(16e9);

    /// <summary>Cores that all processes of nodes take together without load.</summary>
    public required double IdleCores { get; init; }

    /// <summary>Cores that all processes of nodes take together at the load that is projected for what holds no message up: threads that are woken and sleep again, collections, compiling.</summary>
    public double BesideCores { get; init; }

    /// <summary>Cores that all processes of nodes take beside the work that is simulated.</summary>
    public double BackgroundCores => IdleCores + BesideCores;

    /// <summary>Cores that the driver of the load takes at the load that is projected.</summary>
    public required double DriverCores { get; init; }

    /// <summary>The latency in words.</summary>
    public string LatencyText => Latency is LognormalLatency lognormal
        ? FormattableString.Invariant($"lognormal, half within {lognormal.Median.Nanoseconds / 1e3:0.#} us, sigma {lognormal.Sigma:0.##}")
        : FormattableString.Invariant($"{Latency.Mean.Nanoseconds / 1e3:0.#} us");

    /// <inheritdoc/>
    public override string ToString() => FormattableString.Invariant(
        $"The pilot found: a message that wakes its receiver takes {WakeUpNs / 1000:0.0} us, work {WorkFactor:0.0} times the table's, {LatencyText} on its way with {Busy.Projected * 100:0} % of the machine busy (pilot {Busy.InPilot * 100:0} %); {IdleCores:0.00} cores without load, {BesideCores:0.00} beside messages, {DriverCores:0.00} for the driver.{(Tail is { } tail ? $" Its finality: {tail}." : "")}");
}
