using Aurigraph.CommandLine.Rehearsal;
using Aurigraph.Live.Endpoints.Metrics;
using Aurigraph.Rollout.Monitoring;

namespace Aurigraph.CommandLine.Tests.Rehearsal;

public sealed class EndpointSurveyTests
{
    [Fact]
    public void Nodes_expose_every_metric_that_dashboards_use_and_of_the_same_kind()
    {
        Dictionary<string, string> exposed = NodeMetrics.All.ToDictionary(m => m.Name, m => m.Kind.ToString(), StringComparer.Ordinal);

        Assert.All(MetricNames.All, m => Assert.Equal(m.Kind.ToString(), exposed.GetValueOrDefault(m.Name)));
    }

    [Fact]
    public void A_metric_is_given_when_all_its_series_have_a_figure()
    {
        const string Text = """
            # TYPE aurigraph_consensus_term gauge
            aurigraph_consensus_term{node="validator-1",role="validator"} 3
            process_cpu_seconds_total 1.5
            # TYPE aurigraph_consensus_is_leader gauge
            aurigraph_finality_seconds_bucket{le="+Inf"} 0
            aurigraph_finality_seconds_sum 0

            """;

        Assert.Equal([MetricNames.Term, MetricNames.ProcessCpu], EndpointSurvey.NamesIn(Text));
    }
}
