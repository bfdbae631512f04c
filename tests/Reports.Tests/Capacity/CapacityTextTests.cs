using Aurigraph.Reports.Capacity;

namespace Aurigraph.Reports.Tests.Capacity;

public class CapacityTextTests
{
    [Fact]
    public void A_study_is_one_sentence_and_a_line_for_each_scenario()
    {
        IReadOnlyList<string> lines = CapacityText.Lines(SampleStudies.Options, "results/capacity/report.html");

        Assert.Equal(
            [
                "Option B as written does not fit. Option B, one host with 16 cores: 60K TPS (45–75K) at p95 below 200 ms; claimed 1.0M.",
                "  Baseline             go     98K (74–123K) TPS, p95 / p99 67 / 94 ms at 70 %, cores first; planned 50K",
                "  Option A             go     78K (59–98K) TPS, p95 / p99 67 / 94 ms at 70 %, cores first; planned 50K",
                "  Option B, one host   go if  60K (45–75K) TPS, p95 / p99 67 / 94 ms at 70 %, cores first; if costs are as stated: the low end, 45K, is below the planned 50K; if validator containers get more memory: 7 % free",
                "  Option B as written  no     does not fit: validator-container-1 needs 1,651 MB before the first transaction; its limit is 384 MB.",
                "  Arithmetic and simulation agree on the order.",
                "  One of six claims is met.",
                "  61 probes, 70 min of virtual time in 8 min; trace 9f3a61c07be2d415",
                "  report      results/capacity/report.html",
            ],
            lines);
    }
}
