using System.Diagnostics;
using Aurigraph.Calibration;

namespace Aurigraph.CommandLine.Calibration;

/// <summary>Says on standard error how far a calibration is: on a terminal one line that is written over, elsewhere one per tenth.</summary>
internal sealed class CalibrationProgressLine : IDisposable
{
    private const int PlainStep = 10;

    private readonly bool _terminal = !Console.IsErrorRedirected;
    private readonly Stopwatch _sinceStart = Stopwatch.StartNew();
    private int _shown = -PlainStep;

    /// <summary>Shows the progress.</summary>
    public void Show(CalibrationProgress progress)
    {
        int percent = (int)(100 * progress.Share);
        if (percent == _shown || (!_terminal && percent < _shown + PlainStep))
            return;
        _shown = percent;
        string text = $"{percent,3} %  {progress.Doing}, {_sinceStart.Elapsed.TotalSeconds:0} s";
        if (_terminal)
            Console.Error.Write($"\r{text}\u001b[K");
        else
            Console.Error.WriteLine($"calibrate: {text}");
    }

    /// <summary>Wipes the line of a terminal.</summary>
    public void Dispose()
    {
        if (_terminal && _shown >= 0)
            Console.Error.Write("\r\u001b[K");
    }
}
