namespace Aurigraph.Node.Wire;

/// <summary>Bytes of a frame that were not copied: they belong between the bytes of its head.</summary>
/// <param name="At">How many bytes of the frame's head come before them.</param>
/// <param name="Content">The bytes. Whoever writes the frame must not change them until they are sent.</param>
public readonly record struct WireBody(int At, ReadOnlyMemory<byte> Content);
