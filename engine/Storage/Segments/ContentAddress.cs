namespace Aurigraph.Storage.Segments;

/// <summary>Where content of a record lies.</summary>
/// <param name="Segment">Number of the segment.</param>
/// <param name="Offset">Offset in its file.</param>
/// <param name="Length">Bytes; 0 where nothing is kept.</param>
/// <param name="Crc">CRC-32C of the bytes.</param>
internal readonly record struct ContentAddress(long Segment, long Offset, int Length, uint Crc);
