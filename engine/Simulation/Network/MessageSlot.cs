using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>One message of a connection, from the send until it is handed over or lost.</summary>
internal struct MessageSlot
{
    /// <summary>The message; null once lost.</summary>
    internal NetworkMessage? Message;

    /// <summary>Bytes on the wire.</summary>
    internal long Size;

    /// <summary>Bytes before compression; 0 when it is not compressed.</summary>
    internal long CompressedFrom;

    /// <summary>Position of its last byte within the connection; its first is at End - Size.</summary>
    internal long End;

    /// <summary>Bytes on the wire whose credit has not been given back.</summary>
    internal long Uncredited;

    /// <summary>When its last byte leaves the sender's NIC; never while that is not known.</summary>
    internal VirtualTime SentAt;

    /// <summary>The one-way latency drawn for it.</summary>
    internal Duration Latency;

    /// <summary>Whether it will not be handed over.</summary>
    internal bool IsLost;

    /// <summary>Whether the sender's memory holds it.</summary>
    internal bool IsHeld;

    /// <summary>Whether the receiver's memory holds it.</summary>
    internal bool IsReceiving;

    /// <summary>Position of the byte before its first.</summary>
    internal readonly long Begin => End - Size;
}
