using Aurigraph.Units;

namespace Aurigraph.CommandLine.Live;

/// <summary>What a pilot run at a fifth of the load found of this machine that no kernel measures by itself.</summary>
/// <param name="MessageConstantNs">Processor time of a message on one side, with the system's calls, the wake-ups and the actors that it takes.</param>
/// <param name="Latency">Time of a message on its way when nothing is busy.</param>
/// <param name="Bandwidth">What loopback carries; taken as 16 Gb/s, not measured.</param>
/// <param name="ReservedCores">Cores that the driver at the pilot's load and processes without load take.</param>
internal sealed record PilotFit(double MessageConstantNs, Duration Latency, Bandwidth Bandwidth, double ReservedCores);
