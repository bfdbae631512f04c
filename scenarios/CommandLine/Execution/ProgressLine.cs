using Aurigraph.Units;

namespace Aurigraph.CommandLine.Execution;

/// <summary>One line on a terminal's standard error that says how far a run is; silent elsewhere.</summary>
internal sealed class ProgressLine(Duration total) : IDisposable
{
    private readonly bool _visible = !Console.IsErrorRedirected;
    private int _shown = -1;

    /// <summary>Shows the virtual time reached.</summary>
    public void Show(VirtualTime now)
    {
        if (!_visible)
            return;
        int percent = (int)(100.0 * now.Nanoseconds / Math.Max(1, total.Nanoseconds));
        if (percent == _shown)
            return;
        _shown = percent;
        Console.Error.Write($"\r{percent,3} %  {now.Seconds:0.0} s of virtual time");
    }

    /// <summary>Wipes the line.</summary>
    public void Dispose()
    {
        if (_visible && _shown >= 0)
            Console.Error.Write("\r\u001b[K");
    }
}
