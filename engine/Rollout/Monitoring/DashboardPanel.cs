namespace Aurigraph.Rollout.Monitoring;

/// <summary>A panel of the dashboard.</summary>
/// <param name="Title">What it shows.</param>
/// <param name="Unit">Unit in the words of Grafana, for example <c>s</c> or <c>bytes</c>.</param>
/// <param name="Queries">What is drawn.</param>
internal sealed record DashboardPanel(string Title, string Unit, IReadOnlyList<PanelQuery> Queries);

/// <summary>A series, or a group of them.</summary>
/// <param name="Expression">In the language of Prometheus.</param>
/// <param name="Legend">Names each series; <c>{{label}}</c> stands for the value of a label.</param>
internal sealed record PanelQuery(string Expression, string Legend);
