namespace Aurigraph.Live.Network;

/// <summary>What bounds one lane, in bytes.</summary>
/// <param name="Chunk">Handed to the socket at once.</param>
/// <param name="Window">Sent and not yet credited.</param>
/// <param name="Buffer">Queued behind the window.</param>
/// <param name="MaxFrame">The largest frame.</param>
internal readonly record struct LaneLimits(long Chunk, long Window, long Buffer, int MaxFrame);
