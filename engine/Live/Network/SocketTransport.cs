using System.Net.Sockets;

namespace Aurigraph.Live.Network;

/// <summary>A bare TCP connection.</summary>
internal sealed class SocketTransport(Socket socket) : ITransport
{
    /// <inheritdoc/>
    public ValueTask<int> ReceiveAsync(Memory<byte> buffer) => socket.ReceiveAsync(buffer, SocketFlags.None);

    /// <inheritdoc/>
    public async ValueTask SendAsync(List<ArraySegment<byte>> pieces)
    {
        if (pieces.Count == 1)
        {
            Memory<byte> rest = pieces[0];
            while (rest.Length > 0)
                rest = rest[await socket.SendAsync(rest, SocketFlags.None).ConfigureAwait(false)..];
            return;
        }
        while (pieces.Count > 0)
            Skip(pieces, await socket.SendAsync(pieces, SocketFlags.None).ConfigureAwait(false));
    }

    /// <inheritdoc/>
    public void Dispose() => socket.Dispose();

    private static void Skip(List<ArraySegment<byte>> pieces, int sent)
    {
        int whole = 0;
        while (whole < pieces.Count && sent >= pieces[whole].Count)
            sent -= pieces[whole++].Count;
        pieces.RemoveRange(0, whole);
        if (sent > 0)
            pieces[0] = pieces[0].Slice(sent);
    }
}
