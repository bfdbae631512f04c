using System.Diagnostics;
using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Execution;

/// <summary>Says on standard error how far a run is: on a terminal one line that is written over, elsewhere one
/// after a second and then one per tenth of the run.</summary>
/// <param name="experiment">What runs.</param>
/// <param name="of">What passes: <see cref="Simulated"/> or <see cref="OfLoad"/>.</param>
internal sealed class ProgressLine(ExperimentDefinition experiment, string of = ProgressLine.Simulated) : IDisposable
{
    /// <summary>Time of a simulation.</summary>
    public const string Simulated = "virtual time";

    /// <summary>Time of a load that nodes on real clocks are given.</summary>
    public const string OfLoad = "load";

    private const int PlainStep = 10;
    private static readonly TimeSpan PlainPause = TimeSpan.FromSeconds(1);

    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch _sinceLine = Stopwatch.StartNew();
    private int _shown = -PlainStep;

    /// <summary>Shows the time reached since the start of the load.</summary>
    public void Show(VirtualTime now)
    {
        int percent = (int)(100.0 * now.Nanoseconds / Math.Max(1, experiment.LoadTime.Nanoseconds));
        if (percent == _shown || (!_terminal && (percent < _shown + PlainStep || _sinceLine.Elapsed < PlainPause)))
            return;
        _shown = percent;
        _sinceLine.Restart();
        string text = $"{percent,3} %  {now.Seconds:0.0} s of {experiment.LoadTime.Seconds:0.#} s of {of}";
        if (_terminal)
            Console.Error.Write($"\r{text}");
        else
            Console.Error.WriteLine($"{experiment.Name}: {text}");
    }

    /// <summary>Wipes the line of a terminal.</summary>
    public void Dispose()
    {
        if (_terminal && _shown >= 0)
            Console.Error.Write("\r\u001b[K");
    }
}
