namespace Aurigraph.Capacity.Ceilings;

/// <summary>What cores are used for.</summary>
internal enum Work
{
    Verification,
    Applying,
    Hashing,
    Batching,
    Messages,
    Switching,
}
