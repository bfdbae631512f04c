using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <summary>How a member of the group behaves. Times are what the caller's clock says through <see cref="HyperRaft.Advance"/>.</summary>
public sealed record CoreOptions
{
    /// <summary>This member.</summary>
    public required NodeId Self { get; init; }

    /// <summary>The members at the beginning of the log, before any change: the same on every node of the group. A node that a change brings in later
    /// need not be among them. <see cref="MemberConfiguration.Empty"/> where the node will learn the members from a snapshot.</summary>
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

    /// <summary>Whether followers with appends under way are told of every rise of the commit index by an append of its own, and not only by the
    /// next one that has entries. Costs a message per commit and follower, and lets idle state machines follow sooner.</summary>
    public bool EagerCommitNews { get; init; }

    /// <summary>Whether leaders of old terms are told of the newer one. Without it a member in a higher term than its leader's, which the others do not
    /// hear, stays shut out.</summary>
    public bool AnswerOldTerms { get; init; } = true;

    /// <summary>Whether a leader that a change removes, or makes a learner, steps down when it applies the change. Otherwise it leads on without
    /// counting itself until the others elect another.</summary>
    public bool StepDownOnRemoval { get; init; } = true;

    /// <summary>Whether proposed changes of members are checked against the present members. Without it every change enters the log, and one that turns
    /// out impossible does nothing when it is applied: only for callers that check by themselves.</summary>
    public bool ValidateChanges { get; init; } = true;

    /// <summary>How many entries a learner that has acknowledged any may lack and still be made a voter (thesis, section 4.2.1); null lets any node become one at once.</summary>
    public long? PromotionLag { get; init; } = 1024;

    /// <summary>Whether a leader answers reads without a round of heartbeats while a lease holds (thesis, section 6.4.1). Needs <see cref="CheckQuorum"/>, and
    /// clocks that differ in rate by no more than <see cref="ClockDrift"/>: beyond it a leader that was replaced may answer from old state.</summary>
    public bool LeaseReads { get; init; }

    /// <summary>By how much the rate of any member's clock may differ from true time: 0.01 is 1 %. In [0, 1).</summary>
    public double ClockDrift { get; init; } = 0.01;

    /// <summary>Reads that wait for an answer at a leader, at most.</summary>
    public int MaxPendingReads { get; init; } = 1024;

    /// <summary>How long a leader's own disk may complete nothing, with writes under way, until it gives up leadership; null: for ever.</summary>
    public Duration? DiskPatience { get; init; }

    /// <summary>How long a lease runs from the sending of the heartbeats that a quorum answered: a voter's shortest election time-out by the fastest clock,
    /// counted on the slowest.</summary>
    internal Duration Lease => Duration.FromMilliseconds(ElectionTimeoutMin.Milliseconds * (1 - ClockDrift) / (1 + ClockDrift));

    /// <summary>Checks what the types do not.</summary>
    /// <exception cref="ArgumentException">A value is out of its range; the message names it.</exception>
    internal void Validate()
    {
        Require(ElectionTimeoutMin > Duration.Zero, $"ElectionTimeoutMin ({ElectionTimeoutMin}) is above zero");
        Require(Heartbeat > Duration.Zero && Heartbeat < ElectionTimeoutMin, $"Heartbeat ({Heartbeat}) is above zero and below ElectionTimeoutMin ({ElectionTimeoutMin})");
        Require(MaxInflightAppends > 0, $"MaxInflightAppends ({MaxInflightAppends}) is above zero");
        Require(MaxInflightBytes > 0, $"MaxInflightBytes ({MaxInflightBytes}) is above zero");
        Require(MaxAppendEntries > 0, $"MaxAppendEntries ({MaxAppendEntries}) is above zero");
        Require(MaxAppendBytes > 0, $"MaxAppendBytes ({MaxAppendBytes}) is above zero");
        Require(MaxUncommittedBytes > 0, $"MaxUncommittedBytes ({MaxUncommittedBytes}) is above zero");
        Require(PromotionLag is null or >= 0, $"PromotionLag ({PromotionLag}) is not negative");
        Require(ClockDrift is >= 0 and < 1, $"ClockDrift ({ClockDrift}) is at least 0 and below 1");
        Require(CheckQuorum || !LeaseReads, $"LeaseReads ({LeaseReads}) goes with CheckQuorum, which makes voters disregard candidates while a lease holds");
        Require(MaxPendingReads > 0, $"MaxPendingReads ({MaxPendingReads}) is above zero");
        Require(DiskPatience is null || DiskPatience > Duration.Zero, $"DiskPatience ({DiskPatience}) is above zero");
    }

    private static void Require(bool holds, string expectation)
    {
        if (!holds)
            throw new ArgumentException($"These options do not make a member: expected that {expectation}.");
    }
}
