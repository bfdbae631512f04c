using Aurigraph.CommandLine.Driving;
using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Driving;

public sealed class DriveTargetsTests
{
    private static readonly NodeId[] Admitting = [new(NodeRole.Business, 1), new(NodeRole.Business, 2)];

    [Theory]
    [InlineData("a:1,10.0.0.4:2")]
    [InlineData("business-2=10.0.0.4:2,business-1=a:1")]
    [InlineData("a:1", "10.0.0.4:2")]
    public void Targets_are_given_in_the_order_of_nodes_or_by_name(params string[] texts)
    {
        IReadOnlyDictionary<NodeId, NodeAddress> targets = DriveTargets.Read(Admitting, texts).Targets!;

        Assert.Equal(new NodeAddress("a", 1), targets[Admitting[0]]);
        Assert.Equal(new NodeAddress("10.0.0.4", 2), targets[Admitting[1]]);
    }

    [Fact]
    public void An_address_of_six_groups_stands_in_brackets() =>
        Assert.Equal(new NodeAddress("::1", 7_601), DriveTargets.Read(Admitting, ["[::1]:7601"]).Targets![Admitting[0]]);

    [Theory]
    [InlineData("a:1,b:2,c:3", "3 targets were given and the scenario has 2 admitting nodes")]
    [InlineData("a:1,business-2=b:2", "some targets name their node and some do not")]
    [InlineData("validator-1=a:1", "validator-1: it is no admitting node of the scenario; one from business-1 to business-2 was expected")]
    [InlineData("business-1=a:1,business-1=b:1", "business-1: it was given twice")]
    [InlineData("a", "a: a host and the port for drivers")]
    [InlineData("a:0", "a:0: a host and the port for drivers")]
    [InlineData("a:65536", "a:65536: a host and the port for drivers")]
    [InlineData("a b:1", "a b:1: a host and the port for drivers")]
    [InlineData("a:1,", ": a host and the port for drivers")]
    public void What_is_no_target_is_named_with_what_was_expected(string text, string fault)
    {
        (IReadOnlyDictionary<NodeId, NodeAddress>? targets, string said) = DriveTargets.Read(Admitting, [text]);

        Assert.Null(targets);
        Assert.StartsWith(fault, said, StringComparison.Ordinal);
    }
}
