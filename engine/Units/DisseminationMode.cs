namespace Aurigraph.Units;

/// <summary>How bodies of batches reach validators.</summary>
public enum DisseminationMode
{
    /// <summary>The origin sends the body to every validator; the leader orders references.</summary>
    Parallel,

    /// <summary>The origin sends the body to the leader, whose appends carry it: classic Raft.</summary>
    Leader,
}
