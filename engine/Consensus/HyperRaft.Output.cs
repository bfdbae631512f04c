using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Messages;
using Aurigraph.Units;

namespace Aurigraph.Consensus;

/// <content>Output.</content>
public sealed partial class HyperRaft
{
    private readonly CoreOutput _output = new();
    private readonly List<RaftMessage> _after = [];
    private List<RaftMessage> _messages = [];

    private bool IsWriteDue => _durability.IsDue(_term, _votedFor, _log.LastIndex);

    /// <summary>Hands out what the inputs since the last call ask for. It holds until the next call.</summary>
    public CoreOutput Drain()
    {
        if (_role == RaftRole.Leader)
        {
            SettleReads();
            Replicate();
        }

        (_output.MessageList, _messages) = (_messages, _output.MessageList);
        _messages.Clear();
        (_output.ReadList, _reads) = (_reads, _output.ReadList);
        _reads.Clear();
        if (!IsWriteDue && _after.Count > 0)
            throw Broken($"{_after[0]} waits for a write, and none is due");
        _output.Write = IsWriteDue ? TakeWrite() : null;
        _output.Restore = _toRestore;
        _toRestore = null;
        _output.CommittedList.Clear();
        for (var index = LogIndex.Max(_handedOut, _log.BaseIndex).Next; index <= _commit; index = index.Next)
            _output.CommittedList.Add(_log[index]);
        _handedOut = LogIndex.Max(_handedOut, _commit);
        _output.NextDeadline = NextDeadline();
        return _output;
    }

    private DurableWrite TakeWrite()
    {
        IReadOnlyList<RaftMessage> after = _after.Count == 0 ? [] : _after.ToArray();
        _after.Clear();
        if (_durability.Outstanding == 0)
            _diskMovedAt = _now;
        return _durability.Issue(new HardState(_term, _votedFor, _commit), _log, after);
    }
}
