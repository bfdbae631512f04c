using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Memory;

/// <summary>The most memory held at one time.</summary>
/// <param name="Bytes">How much.</param>
/// <param name="At">When it was first that much.</param>
/// <param name="Split">Who held it then.</param>
public sealed record MemoryPeak(ByteCount Bytes, VirtualTime At, MemoryByAccount Split);
