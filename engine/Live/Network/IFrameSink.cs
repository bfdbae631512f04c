namespace Aurigraph.Live.Network;

/// <summary>Takes the frames of one connection, in their order.</summary>
internal interface IFrameSink
{
    /// <summary>The length of the frame that begins with these bytes, at least five.</summary>
    /// <exception cref="ConnectionException">No frame begins so.</exception>
    int LengthOf(ReadOnlySpan<byte> start);

    /// <summary>Takes a whole frame.</summary>
    /// <param name="frame">Its bytes.</param>
    /// <param name="isOwned">Whether the bytes may be kept; else they are overwritten when this returns.</param>
    /// <param name="ledger">Where its bytes are to be credited when it is delivered.</param>
    /// <param name="early">Bytes of it that are owed for already.</param>
    /// <exception cref="ConnectionException">The bytes are no frame.</exception>
    void Take(ReadOnlyMemory<byte> frame, bool isOwned, CreditLedger ledger, long early);
}
