using System.Diagnostics;
using System.Globalization;
using Aurigraph.Experiment;

namespace Aurigraph.CommandLine.Capacity;

/// <summary>Says on standard error how far a study is: one line that is drawn over on a terminal, one line now and then elsewhere.</summary>
internal sealed class ProbeProgress : IDisposable
{
    private const double SecondsBetweenLines = 10;

    private readonly Lock _lock = new();
    private readonly Stopwatch _watch = Stopwatch.StartNew();
    private double _said = double.NegativeInfinity;
    private int _probes;
    private double _virtualSeconds;
    private int _width;

    /// <summary>A probe begins.</summary>
    public void Begins(ExperimentDefinition experiment)
    {
        double now = _watch.Elapsed.TotalSeconds;
        lock (_lock)
        {
            if (now - _said < (Console.IsErrorRedirected ? SecondsBetweenLines : 0.2))
                return;
            _said = now;
            double rate = experiment.Workload.Stages[^1].To.PerSecond;
            Say(string.Create(CultureInfo.InvariantCulture,
                $"{_probes} probes, {_virtualSeconds:0} s of virtual time in {now:0} s; now {experiment.Name} at {rate:0} TPS, seed {experiment.Seed}"));
        }
    }

    /// <summary>A probe has ended.</summary>
    /// <param name="virtualSeconds">Its virtual time.</param>
    public void Ended(double virtualSeconds)
    {
        lock (_lock)
        {
            _probes++;
            _virtualSeconds += virtualSeconds;
        }
    }

    /// <summary>Simulations so far, full runs included, and their virtual time.</summary>
    public (int Probes, double VirtualSeconds, double Seconds) Effort
    {
        get
        {
            lock (_lock)
                return (_probes, _virtualSeconds, _watch.Elapsed.TotalSeconds);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!Console.IsErrorRedirected && _width > 0)
            Console.Error.Write("\r" + new string(' ', _width) + "\r");
    }

    private void Say(string text)
    {
        if (Console.IsErrorRedirected)
        {
            Console.Error.WriteLine(text);
            return;
        }
        Console.Error.Write("\r" + text.PadRight(_width));
        _width = Math.Max(_width, text.Length);
    }
}
