using Aurigraph.Units;

namespace Aurigraph.NetworkModels;

/// <summary>How long a message is on its way, one way, drawn anew for each message. Every draw is at least zero.</summary>
public abstract record LatencyModel
{
    /// <summary>The expected one-way latency, used for closed forms, warnings and retransmission times.</summary>
    public abstract Duration Mean { get; }

    /// <summary>Draws one latency; equal generators draw equal latencies on every machine.</summary>
    public abstract Duration Draw(SeededGenerator generator);
}
