namespace Aurigraph.Live.Network;

/// <summary>Bytes that wait to be sent.</summary>
/// <param name="Bytes">Where they are.</param>
/// <param name="Offset">Where they begin.</param>
/// <param name="Count">How many.</param>
/// <param name="Block">The block they are in; null for a body that is sent from where it is.</param>
internal readonly record struct SendSegment(byte[] Bytes, int Offset, int Count, SendBlock? Block);
