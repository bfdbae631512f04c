using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <summary>How a member of the group behaves. Times are what the caller's clock says through <see cref="HyperRaft.Advance"/>.</summary>
public sealed record CoreOptions
{
    /// <summary>This member.</summary>
    public required NodeId Self { get; init; }

    /// <summary>All members, this one included.</summary>
    public required MemberConfiguration Configuration { get; init; }

    /// <summary>Draws how long this member waits for a leader before it runs itself: randomness comes from outside, so that a run
    /// can be repeated. At least <see cref="ElectionTimeoutMin"/>; drawn anew for every wait (Raft paper, section 5.2).</summary>
    public required Func<Duration> DrawElectionTimeout { get; init; }

    /// <summary>The shortest election time-out. Within it a voter that hears its leader disregards candidates (thesis, section
    /// 4.2.3), and a leader must hear a quorum (thesis, section 6.2). Above zero.</summary>
    public required Duration ElectionTimeoutMin { get; init; }

    /// <summary>Time between a leader's signs of life; well below <see cref="ElectionTimeoutMin"/>.</summary>
    public required Duration Heartbeat { get; init; }

    /// <summary>Draws what is added to each interval between heartbeats, so that leaders of many groups do not beat in step; null adds nothing.</summary>
    public Func<Duration>? HeartbeatJitter { get; init; }

    /// <summary>Whether a member first asks if it could win before it raises its term (thesis, section 9.6).</summary>
    public bool PreVote { get; init; } = true;

    /// <summary>Whether a leader that does not hear a quorum within <see cref="ElectionTimeoutMin"/> steps down, and voters in turn
    /// disregard candidates while they hear a leader (thesis, sections 6.2 and 4.2.3).</summary>
    public bool CheckQuorum { get; init; } = true;

    /// <summary>Appends on their way to one follower, at most.</summary>
    public int MaxInflightAppends { get; init; } = 256;

    /// <summary>Bytes of entries on their way to one follower, at most; a larger append goes when nothing else is under way.</summary>
    public long MaxInflightBytes { get; init; } = 64_000_000;

    /// <summary>Entries of one append, at most.</summary>
    public int MaxAppendEntries { get; init; } = 1024;

    /// <summary>Bytes of entries of one append, at most; a larger entry goes alone.</summary>
    public long MaxAppendBytes { get; init; } = 4_000_000;

    /// <summary>Bytes of entries that a leader holds uncommitted, at most (see <see cref="Log.EntryPayload.QuotaSize"/>); a larger entry
    /// is taken when nothing else is uncommitted. Entries that hold no bytes are not bounded by it.</summary>
    public long MaxUncommittedBytes { get; init; } = 256_000_000;

    /// <summary>Checks what the types do not.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    internal void Validate()
    {
        Require(Configuration.Contains(Self), $"Self ({Self}) is a member of the configuration ({Configuration})");
        Require(ElectionTimeoutMin > Duration.Zero, $"ElectionTimeoutMin ({ElectionTimeoutMin}) is above zero");
        Require(Heartbeat > Duration.Zero && Heartbeat < ElectionTimeoutMin, $"Heartbeat ({Heartbeat}) is above zero and below ElectionTimeoutMin ({ElectionTimeoutMin})");
        Require(MaxInflightAppends > 0, $"MaxInflightAppends ({MaxInflightAppends}) is above zero");
        Require(MaxInflightBytes > 0, $"MaxInflightBytes ({MaxInflightBytes}) is above zero");
        Require(MaxAppendEntries > 0, $"MaxAppendEntries ({MaxAppendEntries}) is above zero");
        Require(MaxAppendBytes > 0, $"MaxAppendBytes ({MaxAppendBytes}) is above zero");
        Require(MaxUncommittedBytes > 0, $"MaxUncommittedBytes ({MaxUncommittedBytes}) is above zero");
    }

    private static void Require(bool holds, string expectation)
    {
        if (!holds)
            throw new ArgumentException($"These options do not make a member: expected that {expectation}.");
    }
}
