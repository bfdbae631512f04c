namespace Aurigraph.Node.Wire;

/// <summary>What an entry carries: the two highest bits of its payload's length.</summary>
internal enum EntryContent
{
    Nothing = 0,
    Batch = 1,
    Operation = 2,
    Configuration = 3,
}
