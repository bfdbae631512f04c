namespace Aurigraph.Contracts.Tests.Network;

/// <summary>What bounds a lane, in bytes.</summary>
internal sealed record NetworkLimits(long Chunk = 16_000, long Window = 64_000, long Buffer = 200_000);
