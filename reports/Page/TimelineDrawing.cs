using Aurigraph.Experiment;
using Aurigraph.Measurement;
using Aurigraph.Reports.Charts;
using Aurigraph.Reports.Text;

namespace Aurigraph.Reports.Page;

/// <summary>The run over time: TPS above, who leads between, finality below, on one axis; bands for warm-up, drain and faults run through.</summary>
internal sealed class TimelineDrawing
{
    private const double PanelHeight = 128;
    private readonly RunResult _result;
    private readonly ExperimentDefinition _experiment;
    private readonly TimelineLayout _layout;
    private readonly TimelineSeries _series;
    private readonly double _end;
    private readonly IReadOnlyList<FaultLabels.Label> _faultLabels;
    private readonly double _top;
    private readonly SvgCanvas _canvas;

    private TimelineDrawing(RunResult result, ExperimentDefinition experiment, TimelineLayout layout)
    {
        _result = result;
        _experiment = experiment;
        _layout = layout;
        _series = TimelineSeries.Of(result.Timeline);
        _end = TimelineSeries.EndSeconds(result, experiment, _series.Rows);
        (_faultLabels, int hidden) = FaultLabels.Place(result.Faults, X, layout);
        HiddenFaults = hidden;
        int lanes = Math.Max(1, _faultLabels.Count == 0 ? 1 : _faultLabels.Max(l => l.Lane) + 1);
        _top = 8 + 15 * lanes + (layout.LabelsBeside ? 0 : 15);
        string plot = $"data-plot=\"{SvgCanvas.Number(layout.Left)} {SvgCanvas.Number(layout.Right)} 0 {_end.ToString("0.###", System.Globalization.CultureInfo.InvariantCulture)}\"";
        _canvas = new SvgCanvas(layout.CssClass + (_series.Rows.Count > layout.Width / 4 ? " dense" : ""), layout.Width, (int)(_top + 316 + 26), Finding(), _series.Rows.Count > 0 ? plot : null);
    }

    /// <summary>Faults whose names found no room.</summary>
    public int HiddenFaults { get; }

    private double LeaderTop => _top + PanelHeight + 14;

    private double LowerTop => _top + 188;

    private double Bottom => _top + 316;

    /// <summary>The drawing for one width of page, and how many fault names found no room in it.</summary>
    public static (string Svg, int HiddenFaults) Draw(RunResult result, ExperimentDefinition experiment, TimelineLayout layout)
    {
        TimelineDrawing drawing = new(result, experiment, layout);
        drawing.Bands();
        drawing.Rates();
        drawing.Leaders();
        new FinalityPanel(drawing._canvas, layout, drawing._series, experiment, drawing.X).Draw(drawing.LowerTop, drawing.Bottom);
        drawing.TimeAxis();
        return (drawing._canvas.ToString(), drawing.HiddenFaults);
    }

    private double X(double seconds) => _layout.Left + Math.Clamp(seconds / _end, 0, 1) * (_layout.Right - _layout.Left);

    private void Bands()
    {
        double warm = Math.Min(_end, _experiment.Warmup.Seconds);
        double drain = _experiment.LoadTime.Seconds;
        if (warm > 0)
        {
            _canvas.Rectangle("quiet", X(0), _top, X(warm) - X(0), Bottom - _top);
            if (X(warm) - X(0) > 50)
                _canvas.Text("small", X(0) + 6, _top + 14, "warm-up");
        }
        if (drain < _end)
        {
            _canvas.Rectangle("quiet", X(drain), _top, X(_end) - X(drain), Bottom - _top);
            if (X(_end) - X(drain) > 34)
                _canvas.Text("small end", X(_end) - 4, _top + PanelHeight - 6, "drain");
        }
        foreach (FaultSpan fault in _result.Faults)
            _canvas.Rectangle("fault", X(fault.StartMs / 1e3), _top, Math.Max(1.5, X(fault.EndMs / 1e3) - X(fault.StartMs / 1e3)), Bottom - _top);
        foreach (FaultLabels.Label label in _faultLabels)
            _canvas.Text("fault-text", label.X, _top - 8 - 15 * label.Lane, label.Text);
    }

    private void Rates()
    {
        IReadOnlyList<TimelineRow> rows = _series.Rows;
        double max = rows.Count == 0 ? 0 : rows.Max(r => Math.Max(r.OfferedTps, Math.Max(r.AdmittedTps, r.CommittedTps)));
        double[] ticks = max > 0 ? Scale.Linear(max, 5) : [0, 1];
        double zero = _top + PanelHeight;
        double Y(double tps) => zero - tps / ticks[^1] * PanelHeight;
        foreach (double tick in ticks)
        {
            _canvas.Line(tick == 0 ? "axis" : "grid", _layout.Left, Y(tick), _layout.Right, Y(tick));
            if (max > 0 || tick == 0)
                _canvas.Text("small end", _layout.Left - 6, Y(tick) + 4, NumberFormat.Short(tick));
        }
        _canvas.Text("small", 0, _top - 8, "TPS");
        double half = _series.SecondsPerRow / 2.0;
        _canvas.Group("base", () => _canvas.Path("line", rows.SelectMany(r => new (double, double)?[] { (X(r.Second), Y(r.OfferedTps)), (X(r.Second + _series.SecondsPerRow), Y(r.OfferedTps)) })));
        _canvas.Group("a", () => _canvas.Path("line", rows.Select(r => ((double, double)?)(X(r.Second + half), Y(r.AdmittedTps)))));
        _canvas.Group("b", () => _canvas.Path("line", rows.Select(r => ((double, double)?)(X(r.Second + half), Y(r.CommittedTps)))));
        TimelineRow? last = rows.LastOrDefault(r => r.Second + _series.SecondsPerRow <= _experiment.LoadTime.Seconds + 1e-9) ?? (rows.Count == 0 ? null : rows[^1]);
        if (last is null)
            return;
        (string Css, string Name, double Tps)[] names = [("base", "offered", last.OfferedTps), ("a", "admitted", last.AdmittedTps), ("b", "committed", last.CommittedTps)];
        for (int i = 0; i < names.Length; i++)
        {
            (string css, string name, double tps) = names[i];
            int place = i;
            _canvas.Group(css, () =>
            {
                if (_layout.LabelsBeside)
                    _canvas.Text("name", _layout.Right + 8, _top + 13.6 + 16 * place, $"{name} {NumberFormat.Short(tps)}");
                else
                    _canvas.Text("name", _layout.Left + new[] { 86, 143, 207 }[place], zero - 10, name);
            });
        }
    }

    private void Leaders()
    {
        _canvas.Text("small end", _layout.Left - 6, LeaderTop + 14, _layout.LabelsBeside ? "leader" : "lead");
        for (int i = 0; i < _result.Leaders.Count; i++)
        {
            LeaderSpan span = _result.Leaders[i];
            double from = X(span.StartMs / 1e3), to = X(span.EndMs / 1e3);
            _canvas.Rectangle(i % 2 == 0 ? "f2" : "f3", from, LeaderTop, Math.Max(0.5, to - from), 20);
            string name = $"{span.Leader}, term {span.Term}";
            double room = to - from - 12;
            string? shown = new[] { name, span.Leader.ToString() }.FirstOrDefault(text => SvgCanvas.TextWidth(text) <= room);
            if (shown is not null)
                _canvas.Text("on-pale", from + 8, LeaderTop + 14, shown);
        }
        if (_result.Leaders.Count == 0)
            _canvas.Text("small", _layout.Left + 8, LeaderTop + 14, "no node ever led");
    }

    private void TimeAxis()
    {
        double step = Scale.Step(_end, _layout.TimeTicks);
        for (double tick = 0; tick <= _end * 1.0001; tick += step)
            _canvas.Text("small mid", X(tick), Bottom + 18, NumberFormat.Seconds(tick));
        if (_series.Rows.Count > 0)
            _canvas.Line("cursor", _layout.Left, _top, _layout.Left, Bottom);
    }

    private string Finding()
    {
        if (_result.Timeline.Count == 0)
            return "Timeline without a second measured.";
        string worst = _result.Timeline.Max(r => r.FinalityP99) is { } p99 ? $" Worst second's finality p99: {NumberFormat.Milliseconds(p99)}." : "";
        string faults = _result.Faults.Count > 0 ? $" {NumberFormat.Plural(_result.Faults.Count, "fault")}." : "";
        return $"Timeline of {NumberFormat.Seconds(_end)}. {Findings.Throughput(_result)}; at most {NumberFormat.Short(_result.Timeline.Max(r => r.OfferedTps))} TPS offered in a second.{worst}{faults}";
    }
}
