namespace Aurigraph.Live.Network;

/// <summary>What arrived on a lane. Written by one thread at a time, read by any.</summary>
internal sealed class LaneTally
{
    private long _messages;
    private long _bytes;

    public long Messages => Volatile.Read(ref _messages);

    public long Bytes => Volatile.Read(ref _bytes);

    public void Received(long bytes)
    {
        Volatile.Write(ref _messages, _messages + 1);
        Volatile.Write(ref _bytes, _bytes + bytes);
    }
}
