namespace Aurigraph.Live.Network;

/// <summary>Why a connection is not made, or not kept. The numbers below 16 travel in answers to handshakes.</summary>
public enum RefusalKind
{
    /// <summary>It is not refused.</summary>
    None = 0,

    /// <summary>The other side speaks another version of the transport.</summary>
    Version = 1,

    /// <summary>The other side belongs to another cluster.</summary>
    Cluster = 2,

    /// <summary>The other side runs another scenario.</summary>
    Scenario = 3,

    /// <summary>Another node listens there than the one that was meant.</summary>
    WrongNode = 4,

    /// <summary>The certificate is not valid here, or names somebody else.</summary>
    Certificate = 5,

    /// <summary>There are as many connections as there may be.</summary>
    TooMany = 6,

    /// <summary>This side takes no clients.</summary>
    NoClients = 7,

    /// <summary>What was said makes no sense: another protocol, or nonsense.</summary>
    Garbage = 16,

    /// <summary>Nothing, or too little, was said in time.</summary>
    Silence = 17,

    /// <summary>It had to make room for a later one before it had made itself known.</summary>
    Evicted = 18,

    /// <summary>The TLS handshake failed.</summary>
    Tls = 19,

    /// <summary>It sent bytes that are no frame, or a frame that is not its to send.</summary>
    Frame = 20,

    /// <summary>It sent a frame larger than the largest one allowed.</summary>
    Oversize = 21,

    /// <summary>A frame did not match its checksum.</summary>
    Checksum = 22,

    /// <summary>It took credits that nobody gave, or said so.</summary>
    Credit = 23,
}
