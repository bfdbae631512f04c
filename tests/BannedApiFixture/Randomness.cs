namespace Aurigraph.BannedApiFixture;

/// <summary>Randomness without a seed. Every marked line must be refused, no other.</summary>
internal static class Randomness
{
    public static void Use()
    {
        _ = typeof(System.Random); // T:System.Random
        _ = System.Guid.NewGuid(); // M:System.Guid.NewGuid
        _ = System.Guid.CreateVersion7(); // M:System.Guid.CreateVersion7
        _ = System.Guid.CreateVersion7(default(System.DateTimeOffset)); // M:System.Guid.CreateVersion7(System.DateTimeOffset)
        _ = typeof(System.Security.Cryptography.RandomNumberGenerator); // T:System.Security.Cryptography.RandomNumberGenerator
    }
}
