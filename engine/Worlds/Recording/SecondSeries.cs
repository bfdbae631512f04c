using Aurigraph.Measurement;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Recording;

/// <summary>What happened in each second of the run. Finality is kept by second of submission; a second's histogram is closed when
/// <see cref="OpenSeconds"/> later ones have begun, so memory stays bounded: what becomes final after that is missing in its row only.</summary>
public sealed class SecondSeries
{
    private const int OpenSeconds = 30;
    private const long Nanoseconds = 1_000_000_000;

    private readonly List<Second> _seconds = [];

    /// <summary>Transactions are due.</summary>
    public void Offered(ReadOnlySpan<long> scheduled)
    {
        if (scheduled[0] / Nanoseconds == scheduled[^1] / Nanoseconds)
        {
            At(scheduled[0]).Offered += scheduled.Length;
            return;
        }
        foreach (long time in scheduled)
            At(time).Offered++;
    }

    /// <summary>Transactions are admitted.</summary>
    public void Admitted(VirtualTime now, long count) => At(now.Nanoseconds).Admitted += count;

    /// <summary>Transactions are refused.</summary>
    public void Rejected(VirtualTime now, long count) => At(now.Nanoseconds).Rejected += count;

    /// <summary>Transactions are final.</summary>
    public void Committed(VirtualTime now, long count) => At(now.Nanoseconds).Committed += count;

    /// <summary>One transaction's finality.</summary>
    public void Finality(long scheduled, Duration finality)
    {
        Second second = At(scheduled);
        if (!second.Closed)
            (second.Finality ??= new LatencyHistogram()).Record(finality);
    }

    /// <summary>A second has passed.</summary>
    public void InFlight(VirtualTime now, long count) => At(now.Nanoseconds - 1).InFlight = count;

    /// <summary>The rows up to an instant.</summary>
    public IReadOnlyList<TimelineRow> Rows(VirtualTime end)
    {
        var rows = new List<TimelineRow>();
        int last = (int)((end.Nanoseconds + Nanoseconds - 1) / Nanoseconds);
        for (int i = 0; i < last; i++)
        {
            Second second = At(i * Nanoseconds);
            second.Close();
            double part = Math.Min(1, (end.Nanoseconds - (i * Nanoseconds)) / (double)Nanoseconds);
            rows.Add(new TimelineRow(i, second.Offered / part, second.Admitted / part, second.Committed / part, second.Rejected / part,
                second.P50, second.P95, second.P99, second.InFlight));
        }
        return rows;
    }

    private Second At(long nanoseconds)
    {
        int index = (int)(nanoseconds / Nanoseconds);
        while (_seconds.Count <= index)
        {
            _seconds.Add(new Second());
            if (_seconds.Count > OpenSeconds)
                _seconds[_seconds.Count - OpenSeconds - 1].Close();
        }
        return _seconds[index];
    }

    private sealed class Second
    {
        public long Offered { get; set; }

        public long Admitted { get; set; }

        public long Rejected { get; set; }

        public long Committed { get; set; }

        public long InFlight { get; set; }

        public LatencyHistogram? Finality { get; set; }

        public double? P50 { get; private set; }

        public double? P95 { get; private set; }

        public double? P99 { get; private set; }

        public bool Closed { get; private set; }

        public void Close()
        {
            if (Closed)
                return;
            Closed = true;
            if (Finality is null)
                return;
            Distribution distribution = Finality.ToDistribution();
            (P50, P95, P99) = (distribution.P50, distribution.P95, distribution.P99);
            Finality = null;
        }
    }
}
