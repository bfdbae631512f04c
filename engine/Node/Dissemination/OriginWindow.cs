using Aurigraph.Units;

namespace Aurigraph.Node.Dissemination;

/// <summary>How many bytes an origin may have on its way. Two bounds of one size: bytes not yet released by a quorum of validators' credits, and
/// bytes that any one validator was sent and has not credited.
/// <para>A validator at its bound is waited for, since those of one kind drift apart a little under load; but when it holds the origin up for
/// <see cref="Patience"/> and most of the time while a quorum is half a window ahead, it counts as a laggard: it is only told what it is not sent, pulls that, and holds nobody up until it
/// has caught up to half a window. Then it is on probation for some seconds, in which it is not waited for. So neither a dead nor a slow
/// validator can stop an origin. Pure.</para></summary>
internal sealed class OriginWindow
{
    private static readonly Duration LeastPatience = Duration.FromMilliseconds(100);
    private static readonly Duration LeastProbation = Duration.FromSeconds(5);
    private static readonly Duration MostProbation = Duration.FromSeconds(60);

    private readonly long _limit;
    private readonly int _quorum;
    private readonly bool _sendsToAll;
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
    /// <param name="sendsToAll">Whether each validator is sent bodies, so that each has a bound of its own.</param>
    public OriginWindow(ByteCount limit, int validators, int quorum, bool sendsToAll)
    {
        _sendsToAll = sendsToAll;
        _limit = limit.Bytes;
        _quorum = quorum;
        _creditedSequences = new long[validators];
        _scratch = new long[validators];
        _receivers = new Receiver[validators];
    }

    /// <summary>Bytes not yet released by a quorum.</summary>
    public long InFlight => _total - _released;

    /// <summary>How long one validator may hold the origin up: twice the usual time to release, at least 100 ms, since credits are gathered for
    /// half of that. One that is not at its bound and credits nothing has three times as long.</summary>
    public Duration Patience => Duration.Max(LeastPatience, new Duration((long)(_releaseNanoseconds * 2)));

    /// <summary>Whether a validator is sent bodies; a laggard is not.</summary>
    public bool Reaches(int validator) => !_receivers[validator].IsLaggard;

    /// <summary>Whether a batch may go out now; one alone may always. Validators whose time is up become laggards on the way.</summary>
    public bool Admits(long bytes, VirtualTime now)
    {
        if (InFlight > 0 && InFlight + bytes > _limit)
            return false;
        if (!_sendsToAll)
            return true;
        bool admits = true;
        for (int i = 0; i < _receivers.Length; i++)
        {
            ref Receiver receiver = ref _receivers[i];
            long owed = _total - receiver.CreditedBytes;
            bool blocks = !receiver.IsLaggard && owed > 0 && owed + bytes > _limit;
            // Behind the quorum by half a window: only then is it this validator, and not the load, that holds the origin up.
            receiver.Count(blocks && InFlight <= _limit / 2, now);
            if (receiver.IsLaggard || owed == 0)
                continue;
            bool isSlow = receiver.IsBehind && (now < receiver.ProbationEnds || receiver.BehindFor >= Patience);
            bool isSilent = receiver.CreditedBytes < _released && now - receiver.OwesSince >= Patience * 3;
            if (isSlow || isSilent)
                receiver.FallBehind(now);
            else if (blocks)
                admits = false;
        }
        return admits;
    }

    /// <summary>A batch goes out; sequences follow one another.</summary>
    public void Open(long sequence, long bytes, VirtualTime now)
    {
        for (int i = 0; i < _receivers.Length; i++)
        {
            if (_receivers[i].CreditedBytes == _total)
                _receivers[i].OwesSince = now;
        }
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
        receiver.OwesSince = now;
        if (sequence >= _firstSequence && sequence - _firstSequence < _cumulative.Count)
            receiver.CreditedBytes = _cumulative[(int)(sequence - _firstSequence)];
        if (_total - receiver.CreditedBytes <= _limit / 2)
            receiver.IsLaggard = false;
        Array.Copy(_creditedSequences, _scratch, _scratch.Length);
        Array.Sort(_scratch);
        Release(_scratch[_scratch.Length - _quorum], now);
        ForgetCredited();
    }

    private void Release(long sequence, VirtualTime now)
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
        public VirtualTime OwesSince;
        public Duration BehindFor;
        public bool IsBehind;
        private VirtualTime _countedAt;
        public VirtualTime ProbationEnds;
        public Duration Probation;
        public bool IsLaggard;

        /// <summary>Counts the time in which it held the origin up, less the time in which it did not: who holds it up for less than half of
        /// the time is a little slower than others, and is waited for.</summary>
        public void Count(bool isBehind, VirtualTime now)
        {
            Duration passed = now - _countedAt;
            BehindFor = IsBehind ? BehindFor + passed : Duration.Max(Duration.Zero, BehindFor - passed);
            _countedAt = now;
            IsBehind = isBehind;
        }

        /// <summary>It is waited for no longer, and when it has caught up not at once again: each time it falls behind on probation that lasts twice as long.</summary>
        public void FallBehind(VirtualTime now)
        {
            Probation = now < ProbationEnds + Probation ? Duration.Min(Probation * 2, MostProbation) : LeastProbation;
            ProbationEnds = now + Probation;
            IsLaggard = true;
            IsBehind = false;
            BehindFor = Duration.Zero;
        }
    }

    private readonly record struct Opened(long Sequence, long Cumulative, VirtualTime At);
}
