namespace Aurigraph.Simulation.Network;

/// <summary>What happens next on a connection. It travels in the low bits of an event's argument, a message number or byte position in the others.</summary>
internal enum ConnectionEvent
{
    /// <summary>The send cost of the message in turn is paid.</summary>
    SendPaid = 0,

    /// <summary>Credits or the pace allow another piece.</summary>
    GateOpens = 1,

    /// <summary>A credit that releases memory has come back.</summary>
    CreditReturned = 2,

    /// <summary>A piece reaches the shared link; value: position of its last byte.</summary>
    PieceAtLink = 3,

    /// <summary>A piece reaches the receiver's NIC; value: position of its last byte.</summary>
    PieceAtIngress = 4,

    /// <summary>A message reaches a receiver whose NIC it need not wait for; value: its number.</summary>
    MessageArrived = 5,

    /// <summary>A message is through the receiver's NIC; value: its number.</summary>
    MessageReceived = 6,

    /// <summary>The receive cost of the message in turn is paid.</summary>
    ReceivePaid = 7,

    /// <summary>The sender that was refused is told that there is room.</summary>
    DrainedNotice = 8,

    /// <summary>A sender that was refused for want of memory may try again.</summary>
    MemoryRetry = 9,

    /// <summary>The first message that waits for others has waited for long enough; value: how many bundles went before.</summary>
    GatheringEnds = 10,
}
