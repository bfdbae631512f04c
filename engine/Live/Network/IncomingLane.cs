using System.Buffers.Binary;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>A lane on which a peer sends to this node.</summary>
internal sealed class IncomingLane(NodeId peer, NodeId self, TrafficClass trafficClass, int maxFrame, LaneTally tally, IArrivals arrivals) : IFrameSink
{
    /// <inheritdoc/>
    public int LengthOf(ReadOnlySpan<byte> start)
    {
        int announced = BinaryPrimitives.ReadInt32LittleEndian(start);
        if (announced > maxFrame)
            throw new ConnectionException(RefusalKind.Oversize, $"a frame of {announced} bytes was announced; expected at most {maxFrame}: let both nodes run the same scenario");
        try
        {
            return WireCodec.LengthOf(start, maxFrame);
        }
        catch (WireFormatException fault)
        {
            throw Refuse(fault);
        }
    }

    /// <inheritdoc/>
    public void Take(ReadOnlyMemory<byte> frame, bool isOwned, CreditLedger ledger, long early)
    {
        WireEnvelope envelope = Decode(frame, !isOwned);
        if (envelope.From != peer || envelope.To != self)
            throw new ConnectionException(RefusalKind.Frame, $"a frame goes from {envelope.From} to {envelope.To}; expected {peer} to {self}");
        tally.Received(frame.Length);
        arrivals.Arrived(new Arrival(peer, envelope.Message, trafficClass, ledger, frame.Length, early));
    }

    private static WireEnvelope Decode(ReadOnlyMemory<byte> frame, bool copyBodies)
    {
        try
        {
            return WireCodec.Decode(frame, copyBodies);
        }
        catch (WireFormatException fault)
        {
            throw Refuse(fault);
        }
    }

    private static ConnectionException Refuse(WireFormatException fault) =>
        new(fault.Fault == WireFault.Checksum ? RefusalKind.Checksum : RefusalKind.Frame, fault.Message, fault);
}
