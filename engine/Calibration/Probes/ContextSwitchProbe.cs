using System.Diagnostics;
using System.IO.Pipes;
using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Probes;

/// <summary>What it costs to give a core from one thread to another: two threads on one core pass a byte to and fro through pipes; what
/// a thread pays for passing it to itself is taken off.</summary>
internal sealed class ContextSwitchProbe : ICostProbe
{
    // Few, because on a busy core the other thread may have to wait for its turn after every pass; and short parts, because between two passes
    // of some of them no third thread comes in.
    private const int Parts = 24;
    private const int Exchanges = 2;
    private const int TriesMax = 8;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(20);

    private readonly Pipe _there = new();
    private readonly Pipe _back = new();
    private readonly Pipe _self = new();

    /// <inheritdoc/>
    public string Key => "contextSwitch";

    /// <inheritdoc/>
    public string Source => "measured: two threads on one core passing a byte through pipes, less the pipes; caches stay warm, so a real switch costs more";

    /// <inheritdoc/>
    public double StandIn => 0.5;

    /// <inheritdoc/>
    public int Period => 3;

    /// <inheritdoc/>
    public double Sample()
    {
        List<double> tries = [];
        Stopwatch spent = Stopwatch.StartNew();
        do
        {
            tries.Add(Try());
        }
        while (tries.Count < TriesMax && spent.Elapsed < Patience);
        return Sampled.Median(tries);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _there.Dispose();
        _back.Dispose();
        _self.Dispose();
    }

    private double Try()
    {
        int core = OneCore.Current;
        double[] alone = [];
        double[] ping = [];
        double[] pong = [];
        Exception? problem = null;
        var first = new Thread(() => Guard(() =>
        {
            OneCore.Bind(core);
            alone = Timed(() => _self.Pass(_self));
            ping = Timed(() => _there.Pass(_back));
        }));
        var second = new Thread(() => Guard(() =>
        {
            OneCore.Bind(core);
            pong = Timed(() => _back.Answer(_there));
        }));
        first.Start();
        second.Start();
        first.Join();
        second.Join();
        if (problem is not null)
            throw new InvalidOperationException("Passing a byte between two threads failed.", problem);
        // Each exchange has two passes, each with one write, one read and one switch.
        double both = Repeated.SecondBest(ping.Zip(pong, (one, other) => one + other).ToArray());
        return Math.Max(0, (both - (2 * Repeated.SecondBest(alone))) / (2 * Exchanges));

        void Guard(Action body)
        {
            try
            {
                body();
            }
            catch (Exception e) when (e is IOException or ObjectDisposedException or InvalidOperationException)
            {
                problem = e;
                Dispose();
            }
        }
    }

    private static double[] Timed(Action exchange)
    {
        double[] parts = new double[Parts];
        for (int part = 0; part < Parts; part++)
        {
            long start = ThreadClock.Nanoseconds;
            for (int i = 0; i < Exchanges; i++)
                exchange();
            parts[part] = ThreadClock.Nanoseconds - start;
        }
        return parts;
    }

    private sealed class Pipe : IDisposable
    {
        private readonly AnonymousPipeServerStream _in = new(PipeDirection.Out);
        private readonly AnonymousPipeClientStream _out;

        public Pipe() => _out = new AnonymousPipeClientStream(PipeDirection.In, _in.ClientSafePipeHandle);

        /// <summary>Writes here and reads there.</summary>
        public void Pass(Pipe there)
        {
            _in.WriteByte(1);
            there.Read();
        }

        /// <summary>Reads there and writes here.</summary>
        public void Answer(Pipe there)
        {
            there.Read();
            _in.WriteByte(1);
        }

        public void Dispose()
        {
            _in.Dispose();
            _out.Dispose();
        }

        private void Read()
        {
            if (_out.ReadByte() < 0)
                throw new IOException("the pipe was closed at its other end");
        }
    }
}
