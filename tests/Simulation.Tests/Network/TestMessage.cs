using Aurigraph.Node.Ports;

namespace Aurigraph.Simulation.Tests.Network;

/// <summary>A message that is nothing but its size and a number.</summary>
internal sealed class TestMessage(long size, long number = 0) : NetworkMessage
{
    public long Number { get; } = number;

    public override long WireSize { get; } = size;

    public override ulong TraceHash => (ulong)Number;
}
