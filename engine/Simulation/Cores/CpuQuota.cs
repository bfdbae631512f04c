using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Cores;

/// <summary>
/// The CPU quota of a container: so much core time each period, whatever the number of cores it runs on at once.
/// <para>Model. Each period begins with cores x period of core time; what is left over lapses. Running work draws it down by the time that
/// passes on each core, and at the instant at which it is spent the container stands still until the next period begins. A container
/// that keeps H cores busy under a limit of L runs for period x L / H and stands still for period x (1 - L / H) (Linux, CFS bandwidth
/// control).</para>
/// <para>Not modelled: the slices of 5 ms in which Linux hands the share out to cores, of which each core may keep a millisecond unused; bursts
/// saved from earlier periods.</para>
/// <para>One event a period while more cores are busy than the limit, one more when it stands still.</para>
/// </summary>
internal sealed class CpuQuota(Kernel kernel, QuotaSettings settings, Action spent, Action refilled) : IKernelEvent
{
    private const long Refill = -1;

    private readonly long _period = settings.Period.Nanoseconds;
    private readonly long _share = (long)(settings.Period.Nanoseconds * settings.Cores);
    private readonly long _phase = settings.Phase.Nanoseconds;
    private long _left = (long)(settings.Period.Nanoseconds * settings.Cores);
    private long _periodNumber = settings.Phase.Nanoseconds / settings.Period.Nanoseconds;
    private VirtualTime _countedUntil = VirtualTime.Zero;
    private int _running;
    private long _timer;
    private VirtualTime _timerAt = VirtualTime.Never;
    private bool _stands;
    private VirtualTime _standsSince;
    private long _stoodStill;

    /// <summary>How long it stood still with work to do, until now.</summary>
    public Duration StoodStill => new(_stoodStill + (_stands ? (kernel.Now - _standsSince).Nanoseconds : 0));

    /// <summary>Whether there is something left of the period's share. If not, whoever asks has work, and is told when the next period begins.</summary>
    public bool MayRun()
    {
        if (_stands)
            return false;
        Count();
        if (_left > 0)
            return true;
        _stands = true;
        _standsSince = kernel.Now;
        kernel.PostAt(PeriodEnd, this, Refill);
        return false;
    }

    /// <summary>Work begins on a core.</summary>
    public void OnStarted()
    {
        Count();
        _running++;
        Arm();
    }

    /// <summary>Work ends on a core.</summary>
    public void OnStopped()
    {
        Count();
        _running--;
    }

    /// <summary>The share may be spent now, or the next period begins.</summary>
    void IKernelEvent.Fire(long argument)
    {
        if (argument == Refill)
        {
            _stands = false;
            _stoodStill += (kernel.Now - _standsSince).Nanoseconds;
            refilled();
        }
        else if (argument == _timer)
        {
            _timerAt = VirtualTime.Never;
            OnTimer();
        }
    }

    private VirtualTime PeriodEnd => new(((_periodNumber + 1) * _period) - _phase);

    private void OnTimer()
    {
        Count();
        if (_running == 0)
            return;
        if (_left >= _running)
        {
            Arm();
            return;
        }
        // Less than a nanosecond for each core: nothing more can be had of it.
        _left = 0;
        spent();
    }

    /// <summary>Draws the share down by what ran since the last look; a new period begins with a whole share.</summary>
    private void Count()
    {
        long number = (kernel.Now.Nanoseconds + _phase) / _period;
        if (number != _periodNumber)
        {
            _periodNumber = number;
            _left = _share;
            _countedUntil = new VirtualTime((number * _period) - _phase);
        }
        _left -= (kernel.Now - _countedUntil).Nanoseconds * _running;
        _countedUntil = kernel.Now;
    }

    /// <summary>Sets the alarm for when the share is spent if nothing else changes. One that is set for an earlier time looks again then.</summary>
    private void Arm()
    {
        VirtualTime at = new(kernel.Now.Nanoseconds + (Math.Max(0, _left) / _running));
        if (at >= PeriodEnd)
        {
            if (_period * _running <= _share)
                return;
            at = new VirtualTime(PeriodEnd.Nanoseconds + (_share / _running));
        }
        if (at >= _timerAt)
            return;
        _timerAt = at;
        kernel.PostAt(at, this, ++_timer);
    }
}
