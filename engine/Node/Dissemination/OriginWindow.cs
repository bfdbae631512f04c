using Aurigraph.Units;

namespace Aurigraph.Node.Dissemination;

/// <summary>How many bytes an origin may have on its way. Two bounds of one size: bytes not yet released by a quorum of validators' credits, and
/// bytes that any one validator was sent and has not credited.
/// <para>A validator at its bound is waited for, since those of one kind drift apart a little under load; but when it alone blocks and credits
/// nothing for <see cref="Patience"/>, it counts as a laggard: it is only told what it is not sent, pulls that, and holds nobody up until it
/// has caught up to half a window. So neither a dead nor a slow validator can stop an origin. Pure.</para></summary>
internal sealed class OriginWindow
{
    private static readonly Duration LeastPatience = Duration.FromMilliseconds(100);

    private readonly long _limit;
    private readonly int _quorum;
    private readonly long[] _creditedSequences;
    private readonly long[] _scratch;
    private readonly Receiver[] _receivers;
    private readonly Queue<Opened> _unreleased = new();
    private readonly List<long> _cumulative = [0];
    private long _firstSequence;
    private long _total;
    private long _released;
    private double _releaseNanoseconds;

    /// <summary>A window over some validators.</summary>
    /// <param name="limit">Bytes, in all and per validator.</param>
    /// <param name="validators">How many there are.</param>
    /// <param name="quorum">How many of them release.</param>
    public OriginWindow(ByteCount limit, int validators, int quorum)
    {
        _limit = limit.Bytes;
        _quorum = quorum;
        _creditedSequences = new long[validators];
        _scratch = new long[validators];
        _receivers = new Receiver[validators];
        Array.Fill(_receivers, new Receiver { BlocksSince = VirtualTime.Never });
    }

    /// <summary>Bytes not yet released by a quorum.</summary>
    public long InFlight => _total - _released;

    /// <summary>How long a validator at its bound may credit nothing before it counts as a laggard: four times the usual time to release, at least 100 ms.</summary>
    public Duration Patience => Duration.Max(LeastPatience, new Duration((long)(_releaseNanoseconds * 4)));

    /// <summary>Whether a validator is sent bodies; a laggard is not.</summary>
    public bool Reaches(int validator) => !_receivers[validator].IsLaggard;

    /// <summary>Whether a batch may go out now; one alone may always. Validators whose time is up become laggards on the way.</summary>
    public bool Admits(long bytes, VirtualTime now)
    {
        if (InFlight > 0 && InFlight + bytes > _limit)
            return false;
        bool admits = true;
        for (int i = 0; i < _receivers.Length; i++)
        {
            ref Receiver receiver = ref _receivers[i];
            long owed = _total - receiver.CreditedBytes;
            if (receiver.IsLaggard || owed == 0 || owed + bytes <= _limit)
                continue;
            if (receiver.BlocksSince == VirtualTime.Never)
                receiver.BlocksSince = now;
            if (now - receiver.BlocksSince >= Patience)
                receiver.IsLaggard = true;
            else
                admits = false;
        }
        return admits;
    }

    /// <summary>A batch goes out; sequences follow one another.</summary>
    public void Open(long sequence, long bytes, VirtualTime now)
    {
        _total += bytes;
        _cumulative.Add(_total);
        _unreleased.Enqueue(new Opened(sequence, _total, now));
    }

    /// <summary>A validator no longer holds anything up to a sequence.</summary>
    public void Credit(int validator, long sequence, VirtualTime now)
    {
        if (sequence <= _creditedSequences[validator])
            return;
        _creditedSequences[validator] = sequence;
        ref Receiver receiver = ref _receivers[validator];
        receiver.BlocksSince = VirtualTime.Never;
        if (sequence >= _firstSequence && sequence - _firstSequence < _cumulative.Count)
            receiver.CreditedBytes = _cumulative[(int)(sequence - _firstSequence)];
        if (_total - receiver.CreditedBytes <= _limit / 2)
            receiver.IsLaggard = false;
        Array.Copy(_creditedSequences, _scratch, _scratch.Length);
        Array.Sort(_scratch);
        Release(_scratch[_scratch.Length - _quorum], now);
        ForgetCredited();
    }

    /// <summary>Everything up to a sequence is final, whoever credited it.</summary>
    public void Release(long sequence, VirtualTime now)
    {
        while (_unreleased.TryPeek(out Opened first) && first.Sequence <= sequence)
        {
            _unreleased.Dequeue();
            _released = first.Cumulative;
            _releaseNanoseconds += ((now - first.At).Nanoseconds - _releaseNanoseconds) / 16;
        }
    }

    /// <summary>Sums are kept from the last sequence that every validator but the laggards has credited.</summary>
    private void ForgetCredited()
    {
        long least = long.MaxValue;
        for (int i = 0; i < _receivers.Length; i++)
        {
            if (!_receivers[i].IsLaggard)
                least = Math.Min(least, _creditedSequences[i]);
        }
        if (least == long.MaxValue)
            return;
        int count = (int)Math.Min(least - _firstSequence, _cumulative.Count - 1);
        if (count < 64)
            return;
        _cumulative.RemoveRange(0, count);
        _firstSequence += count;
    }

    private struct Receiver
    {
        public long CreditedBytes;
        public VirtualTime BlocksSince;
        public bool IsLaggard;
    }

    private readonly record struct Opened(long Sequence, long Cumulative, VirtualTime At);
}
