namespace Aurigraph.Live.Network;

/// <summary>A frame between a client and a node: a type, and bytes that mean what the protocol on top says.</summary>
public readonly struct ClientFrame
{
    private readonly CreditLedger _ledger;
    private readonly long _early;

    internal ClientFrame(byte type, ReadOnlyMemory<byte> payload, CreditLedger ledger, long early) => (Type, Payload, _ledger, _early) = (type, payload, ledger, early);

    /// <summary>Its type.</summary>
    public byte Type { get; }

    /// <summary>Its bytes; whoever takes it may keep them.</summary>
    public ReadOnlyMemory<byte> Payload { get; }

    /// <summary>It is dealt with: the other side may send as many bytes again. From any thread, once.</summary>
    public void Delivered() => _ledger.Delivered(ClientConnection.FrameHeader + Payload.Length, _early);
}
