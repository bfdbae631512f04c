namespace Aurigraph.Live.Network;

/// <summary>A stream of bytes each way. One reader and one writer at a time.</summary>
internal interface ITransport : IDisposable
{
    /// <summary>Receives some bytes.</summary>
    /// <returns>How many; 0 when the other side has nothing more to say.</returns>
    ValueTask<int> ReceiveAsync(Memory<byte> buffer);

    /// <summary>Sends all bytes of all pieces.</summary>
    ValueTask SendAsync(List<ArraySegment<byte>> pieces);
}
