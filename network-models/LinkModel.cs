using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>What lies between two places, in one direction.</summary>
/// <param name="Latency">One-way latency, drawn per message.</param>
/// <param name="Loss">Probability that a packet is lost, in [0, 1); a loss delays the message by a retransmission.</param>
/// <param name="Bandwidth">What all traffic of this link shares in this direction; unlimited when only the NICs bound it.</param>
public sealed record LinkModel(LatencyModel Latency, double Loss, Bandwidth Bandwidth);
