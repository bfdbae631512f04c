using Aurigraph.Units;

namespace Aurigraph.Node.Dissemination;

/// <summary>How many bytes an origin has on its way: in all, released by a quorum of validators' credits; and per validator, released by that
/// validator's own. A slow or dead validator so stops nobody but itself. Pure.</summary>
internal sealed class OriginWindow
{
    private readonly long _limit;
    private readonly int _quorum;
    private readonly long[] _credited;
    private readonly long[] _scratch;
    private readonly long[] _parked;
    private readonly Queue<(long Sequence, long Bytes)>[] _pushed;
    private readonly Queue<(long Sequence, long Bytes)> _unreleased = new();
    private long _inFlight;

    /// <summary>A window over some validators.</summary>
    /// <param name="limit">Bytes, in all and per validator.</param>
    /// <param name="validators">How many there are.</param>
    /// <param name="quorum">How many of them release.</param>
    public OriginWindow(ByteCount limit, int validators, int quorum)
    {
        _limit = limit.Bytes;
        _quorum = quorum;
        _credited = new long[validators];
        _scratch = new long[validators];
        _parked = new long[validators];
        _pushed = new Queue<(long, long)>[validators];
        for (int i = 0; i < validators; i++)
            _pushed[i] = new();
    }

    /// <summary>Bytes not yet released by a quorum.</summary>
    public long InFlight => _inFlight;

    /// <summary>Whether a batch may go out now; one alone may always.</summary>
    public bool Admits(long bytes) => _inFlight == 0 || _inFlight + bytes <= _limit;

    /// <summary>A batch goes out.</summary>
    public void Open(long sequence, long bytes)
    {
        _inFlight += bytes;
        _unreleased.Enqueue((sequence, bytes));
    }

    /// <summary>Whether a validator has room for a body; one alone always has.</summary>
    public bool HasRoom(int validator, long bytes) => _parked[validator] == 0 || _parked[validator] + bytes <= _limit;

    /// <summary>A body was pushed to a validator.</summary>
    public void Pushed(int validator, long sequence, long bytes)
    {
        _parked[validator] += bytes;
        _pushed[validator].Enqueue((sequence, bytes));
    }

    /// <summary>Whether a body was pushed to a validator and not yet credited.</summary>
    public bool IsUnderWay(int validator, long sequence)
    {
        foreach ((long pushed, _) in _pushed[validator])
        {
            if (pushed == sequence)
                return true;
        }
        return false;
    }

    /// <summary>A validator no longer holds anything up to a sequence.</summary>
    public void Credit(int validator, long sequence)
    {
        if (sequence <= _credited[validator])
            return;
        _credited[validator] = sequence;
        Queue<(long Sequence, long Bytes)> pushed = _pushed[validator];
        while (pushed.TryPeek(out var first) && first.Sequence <= sequence)
            _parked[validator] -= pushed.Dequeue().Bytes;
        Array.Copy(_credited, _scratch, _credited.Length);
        Array.Sort(_scratch);
        Release(_scratch[_scratch.Length - _quorum]);
    }

    /// <summary>Everything up to a sequence is final, whoever credited it.</summary>
    public void Release(long sequence)
    {
        while (_unreleased.TryPeek(out var first) && first.Sequence <= sequence)
            _inFlight -= _unreleased.Dequeue().Bytes;
    }

    /// <summary>What a validator held is gone with it: its connection broke.</summary>
    public void Forget(int validator)
    {
        _parked[validator] = 0;
        _pushed[validator].Clear();
    }
}
