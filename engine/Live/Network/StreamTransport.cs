namespace Aurigraph.Live.Network;

/// <summary>A connection through a stream, TLS for one. Small pieces are put together first: each write becomes a record of its own.</summary>
internal sealed class StreamTransport(Stream stream) : ITransport
{
    private const int Joined = 16 * 1024;
    private readonly byte[] _joined = new byte[Joined];

    /// <inheritdoc/>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer) => stream.ReadAsync(buffer);

    /// <inheritdoc/>
    public async ValueTask SendAsync(List<ArraySegment<byte>> pieces)
    {
        int filled = 0;
        foreach (ArraySegment<byte> piece in pieces)
        {
            if (piece.Count > Joined - filled && filled > 0)
            {
                await stream.WriteAsync(_joined.AsMemory(0, filled)).ConfigureAwait(false);
                filled = 0;
            }
            if (piece.Count > Joined)
            {
                await stream.WriteAsync(piece).ConfigureAwait(false);
                continue;
            }
            piece.CopyTo(_joined, filled);
            filled += piece.Count;
        }
        if (filled > 0)
            await stream.WriteAsync(_joined.AsMemory(0, filled)).ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
