namespace Aurigraph.Live.Network;

/// <summary>The receiver's side of a lane's credits: what arrived and is owed back to the sender.
/// <para>A whole frame's bytes are owed when it was delivered. A frame larger than a quarter of the window could not arrive whole that way, so its bytes are owed
/// as they come, but only while less than a window of whole frames waits for its delivery: a node that does not keep up stops its sender either way.</para></summary>
internal sealed class CreditLedger(long window, Action wake)
{
    private readonly long _threshold = Math.Max(1, window / 8);
    private long _undelivered;
    private long _parked;
    private long _owed;
    private long _told;

    /// <summary>Bytes of whole frames that wait for their delivery.</summary>
    public long Undelivered => Volatile.Read(ref _undelivered);

    /// <summary>Frames above this size are owed for while they arrive.</summary>
    public long LargeFrame { get; } = window / 4;

    /// <summary>Enough is owed for the sender to be told.</summary>
    public bool HasNews => Volatile.Read(ref _owed) >= _threshold;

    /// <summary>A part of a large frame arrived.</summary>
    public void Early(long bytes)
    {
        Interlocked.Add(ref _parked, bytes);
        Unpark();
    }

    /// <summary>A whole frame arrived and is handed over next.</summary>
    public void Completed(long bytes) => Interlocked.Add(ref _undelivered, bytes);

    /// <summary>A whole frame was delivered; so many of its bytes were owed for before.</summary>
    public void Delivered(long bytes, long early)
    {
        Interlocked.Add(ref _undelivered, -bytes);
        Owe(bytes - early);
        if (Volatile.Read(ref _parked) > 0)
            Unpark();
    }

    /// <summary>All that was ever owed, for the sender to be told.</summary>
    public long Tell() => _told += Interlocked.Exchange(ref _owed, 0);

    private void Unpark()
    {
        if (Volatile.Read(ref _undelivered) < window)
            Owe(Interlocked.Exchange(ref _parked, 0));
    }

    private void Owe(long bytes)
    {
        if (bytes > 0 && Interlocked.Add(ref _owed, bytes) >= _threshold)
            wake();
    }
}
