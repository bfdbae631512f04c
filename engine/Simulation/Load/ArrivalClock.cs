using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Load;

/// <summary>When the transactions of one node are due. The offered rate is integrated exactly; unit-rate arrivals, exponential or equal, are
/// mapped through the inverse of that integral, so ramps need no thinning. Pure but for its generator.</summary>
internal sealed class ArrivalClock
{
    private readonly IReadOnlyList<LoadStage> _stages;
    private readonly double _share;
    private readonly ArrivalProcess _process;
    private readonly SeededGenerator _generator;
    private int _stage;
    private double _arrivedBefore;
    private double _next;

    /// <summary>The arrivals at one of <paramref name="nodes"/> nodes that share the load evenly.</summary>
    public ArrivalClock(Workload workload, int node, int nodes, SeededGenerator generator)
    {
        _stages = workload.Stages;
        _share = 1.0 / nodes;
        _process = workload.Arrival;
        _generator = generator;
        _next = _process == ArrivalProcess.Constant ? (node + 1.0) / nodes : Gap();
    }

    /// <summary>The next due time, rising; never once the load has ended.</summary>
    public VirtualTime Next()
    {
        while (_stage < _stages.Count)
        {
            LoadStage stage = _stages[_stage];
            double seconds = (stage.End - stage.Start).Seconds;
            double from = stage.From.PerSecond * _share;
            double to = stage.To.PerSecond * _share;
            double expected = (from + to) / 2 * seconds;
            double wanted = _next - _arrivedBefore;
            if (wanted <= expected && expected > 0)
            {
                double offset = Invert(from, to, seconds, wanted);
                _next += _process == ArrivalProcess.Constant ? 1 : Gap();
                return new VirtualTime(stage.Start.Nanoseconds + (long)(offset * 1e9));
            }
            _arrivedBefore += expected;
            _stage++;
        }
        return VirtualTime.Never;
    }

    /// <summary>The rate of this node at an instant.</summary>
    public double RateAt(VirtualTime time)
    {
        foreach (LoadStage stage in _stages)
        {
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

    private double Gap() => -DeterministicMath.Log(_generator.NextPositiveDouble());
}
