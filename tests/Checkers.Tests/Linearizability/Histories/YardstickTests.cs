using Aurigraph.Checkers.Linearizability;
using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.Conformance.Tests;

namespace Aurigraph.Checkers.Tests.Linearizability.Histories;

public class YardstickTests
{
    private const string Name = "porcupine";

    // A hundredth of the default budget: all of them are far from it.
    private static readonly SearchBudget Budget = new(20_000, 1 << 23);

    [YardstickTheory(Name)]
    [InlineData("etcd_002.log")]
    [InlineData("etcd_005.log")]
    [InlineData("etcd_007.log")]
    [InlineData("etcd_018.log")]
    [InlineData("etcd_025.log")]
    [InlineData("etcd_031.log")]
    [InlineData("c01-ok.txt")]
    public void A_history_known_to_be_linearizable_is_found_so(string name) => Assert.Equal(Verdict.Linearizable, Read(name).Check(Budget).Verdict);

    [YardstickTheory(Name)]
    [InlineData("etcd_000.log", 86)]
    [InlineData("etcd_003.log", 70)]
    [InlineData("etcd_010.log", 59)]
    [InlineData("etcd_040.log", 85)]
    [InlineData("c01-bad.txt", 60)]
    public void A_history_known_not_to_be_linearizable_is_found_so_and_where_it_breaks(string name, int lines)
    {
        LinearizabilityResult result = Read(name).Check(Budget);

        Assert.Equal(Verdict.NotLinearizable, result.Verdict);
        Assert.True(result.Violation!.IsShortest);
        Assert.Equal(lines, result.Violation.Position);
        Assert.Equal(Verdict.Linearizable, FirstLines(name, lines - 1).Check(Budget).Verdict);
        Assert.Equal(Verdict.NotLinearizable, FirstLines(name, lines).Check(Budget).Verdict);
    }

    private static RecordedHistory Read(string name) => FirstLines(name, int.MaxValue);

    private static RecordedHistory FirstLines(string name, int count)
    {
        HistoryReading reading = HistoryReader.Read(string.Join('\n', File.ReadLines(Path.Combine(YardstickTheoryAttribute.Folder(Name)!, name)).Take(count)));
        Assert.Empty(reading.Faults);
        return reading.History!;
    }
}
