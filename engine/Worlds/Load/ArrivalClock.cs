using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Load;

/// <summary>When the transactions of one node are due. The offered rate is integrated exactly; unit-rate arrivals, exponential or equal, are
/// mapped through the inverse of that integral, so ramps need no thinning. Pure but for its generator.</summary>
public sealed class ArrivalClock
{
    private readonly IReadOnlyList<LoadStage> _stages;
    private readonly double _share;
    private readonly ArrivalProcess _process;
    private readonly SeededGenerator _generator;
    private int _stage;
    private long _start;
    private double _seconds;
    private double _from;
    private double _to;
    private double _expected;
    private double _arrivedBefore;
    private double _next;

    /// <summary>The arrivals at one node.</summary>
    /// <param name="stages">Offered rate over time, of all nodes; contiguous from 0.</param>
    /// <param name="share">The share that this node gets of it.</param>
    /// <param name="process">How arrivals are spaced.</param>
    /// <param name="phase">Expected arrivals until the first one, when gaps are equal: so that nodes do not get theirs at the same moments.</param>
    /// <param name="generator">Where gaps are drawn from.</param>
    public ArrivalClock(IReadOnlyList<LoadStage> stages, double share, ArrivalProcess process, double phase, SeededGenerator generator)
    {
        _stages = stages;
        _share = share;
        _process = process;
        _generator = generator;
        _next = _process == ArrivalProcess.Constant ? phase : generator.NextStandardExponential();
        EnterStage();
    }

    /// <summary>The next due time, rising; never once the load has ended.</summary>
    public VirtualTime Next()
    {
        while (_stage < _stages.Count)
        {
            double wanted = _next - _arrivedBefore;
            if (wanted <= _expected && _expected > 0)
            {
                double offset = _from == _to ? Math.Min(_seconds, wanted / _from) : Invert(_from, _to, _seconds, wanted);
                _next += _process == ArrivalProcess.Constant ? 1 : _generator.NextStandardExponential();
                return new VirtualTime(_start + (long)(offset * 1e9));
            }
            _arrivedBefore += _expected;
            _stage++;
            EnterStage();
        }
        return VirtualTime.Never;
    }

    private void EnterStage()
    {
        if (_stage == _stages.Count)
            return;
        LoadStage stage = _stages[_stage];
        _start = stage.Start.Nanoseconds;
        _seconds = (stage.End - stage.Start).Seconds;
        _from = stage.From.PerSecond * _share;
        _to = stage.To.PerSecond * _share;
        _expected = (_from + _to) / 2 * _seconds;
    }

    /// <summary>The rate of this node at an instant that is not before the last due time.</summary>
    public double RateAt(VirtualTime time)
    {
        for (int i = _stage; i < _stages.Count; i++)
        {
            LoadStage stage = _stages[i];
            if (time.Nanoseconds < stage.End.Nanoseconds)
            {
                double part = (double)(time.Nanoseconds - stage.Start.Nanoseconds) / Math.Max(1, (stage.End - stage.Start).Nanoseconds);
                return (stage.From.PerSecond + ((stage.To.PerSecond - stage.From.PerSecond) * part)) * _share;
            }
        }
        return 0;
    }

    /// <summary>Solves from t + (to - from) t^2 / (2 s) = n for t; the form below does not cancel.</summary>
    private static double Invert(double from, double to, double seconds, double count)
    {
        double slope = (to - from) / seconds;
        double root = Math.Sqrt(Math.Max(0, (from * from) + (2 * slope * count)));
        double sum = from + root;
        return sum <= 0 ? seconds : Math.Min(seconds, 2 * count / sum);
    }
}
