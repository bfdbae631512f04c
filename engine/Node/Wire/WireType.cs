namespace Aurigraph.Node.Wire;

/// <summary>The type byte of a frame. A number, once used, never means anything else.</summary>
internal enum WireType : byte
{
    BodyCredit = 1,
    BodyPull = 2,
    BodyPush = 3,
    BodySkipped = 4,
    FinalNotice = 5,
    LeaderAnnouncement = 6,
    Proposal = 7,
    ProposalRejected = 8,
    SnapshotChunk = 9,
    SnapshotProgress = 10,
    StreamBatch = 11,
    StreamCredit = 12,
    StreamRefused = 13,
    StreamSubscribe = 14,
    PreVoteRequest = 32,
    PreVoteResponse = 33,
    VoteRequest = 34,
    VoteResponse = 35,
    AppendRequest = 36,
    AppendMatched = 37,
    AppendRejected = 38,
    Heartbeat = 39,
    HeartbeatResponse = 40,
    SnapshotRequest = 41,
    TimeoutNow = 42,
    ReadIndexRequest = 43,
    ReadIndexResponse = 44,
}
