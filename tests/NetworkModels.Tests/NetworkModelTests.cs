using Aurigraph.Units;
using CsCheck;
using static Aurigraph.NetworkModels.Tests.LatencyModelTests;

namespace Aurigraph.NetworkModels.Tests;

public class NetworkModelTests
{
    private static readonly string[] Places = ["validator-1", "validator-2", "validator-3", "eu", "us"];

    [Fact]
    public void Without_a_rule_the_default_link_holds()
    {
        Assert.Equal(Ms(0.25), Between(Network()));
        Assert.Equal(Ms(0.25), Network(Rule("eu", "us", 42)).Between("validator-1", null, "validator-2", null).Latency.Mean);
    }

    [Fact]
    public void A_rule_between_regions_holds_between_their_nodes() => Assert.Equal(Ms(42), Between(Network(Rule("eu", "us", 42))));

    [Fact]
    public void A_rule_holds_backwards_as_well_unless_it_is_one_way()
    {
        Assert.Equal(Ms(42), Between(Network(Rule("us", "eu", 42))));
        Assert.Equal(Ms(0.25), Between(Network(Rule("us", "eu", 42, oneWay: true))));
        Assert.Equal(Ms(42), Between(Network(Rule("eu", "us", 42, oneWay: true))));
    }

    [Fact]
    public void A_rule_within_a_region_does_not_hold_beyond_it()
    {
        NetworkModel network = Network(Rule("eu", "eu", 0.5));
        Assert.Equal(Ms(0.5), network.Between("validator-1", "eu", "validator-2", "eu").Latency.Mean);
        Assert.Equal(Ms(0.25), Between(network));
    }

    [Fact]
    public void A_later_rule_between_the_same_places_goes_before_an_earlier_one() =>
        Assert.Equal(Ms(43), Between(Network(Rule("eu", "us", 42), Rule("us", "eu", 43))));

    [Fact]
    public void The_rule_that_names_more_ends_by_node_id_goes_first_wherever_it_stands()
    {
        LinkRule regions = Rule("eu", "us", 42);
        LinkRule fromNode = Rule("validator-1", "us", 50);
        LinkRule toNode = Rule("validator-2", "eu", 51);
        LinkRule nodes = Rule("validator-2", "validator-1", 60);
        Assert.Equal(Ms(60), Between(Network(nodes, fromNode, toNode, regions)));
        Assert.Equal(Ms(60), Between(Network(regions, toNode, fromNode, nodes)));
        Assert.Equal(Ms(50), Between(Network(fromNode, regions)));
        Assert.Equal(Ms(51), Between(Network(toNode, regions)));
        Assert.Equal(Ms(51), Between(Network(fromNode, toNode)));
    }

    [Fact]
    public void A_rule_that_names_a_node_reaches_nodes_without_a_region_only_by_their_ids()
    {
        NetworkModel network = Network(Rule("validator-1", "us", 50), Rule("validator-1", "validator-3", 60));
        Assert.Equal(Ms(0.25), network.Between("validator-1", null, "validator-2", null).Latency.Mean);
        Assert.Equal(Ms(60), network.Between("validator-1", null, "validator-3", null).Latency.Mean);
        Assert.Equal(Ms(50), network.Between("validator-1", null, "validator-2", "us").Latency.Mean);
    }

    [Fact]
    public void Rules_that_are_not_one_way_give_the_same_link_in_both_directions()
    {
        Gen<string> place = Gen.Int[0, 4].Select(i => Places[i]);
        Gen<LinkRule> rule = Gen.Select(place, place, Gen.Int[1, 100]).Select((from, to, ms) => Rule(from, to, ms));
        rule.Array[0, 8].Sample(rules =>
        {
            NetworkModel network = Network(rules);
            return network.Between("validator-1", "eu", "validator-2", "us") == network.Between("validator-2", "us", "validator-1", "eu");
        });
    }

    [Fact]
    public void Sizes_and_bandwidths_out_of_range_are_refused_by_the_name_of_their_key()
    {
        NetworkModel network = Network();
        AssertRefused("nic", () => network with { Nic = new(0) });
        AssertRefused("chunk", () => network with { Chunk = ByteCount.Zero });
        AssertRefused("window", () => network with { Window = ByteCount.Zero });
        AssertRefused("peerBuffer", () => network with { PeerBuffer = new(-1) });
        AssertRefused("bandwidth", () => network.Local with { Bandwidth = new(double.NaN) });
        AssertRefused("bandwidth", () => new LocalLink(new ConstantLatency(Ms(1)), new(-1)));
    }

    internal static NetworkModel Network(params IReadOnlyList<LinkRule> rules) => new()
    {
        Nic = Bandwidth.FromBitsPerSecond(10e9),
        Default = Link(0.25),
        Local = new LocalLink(new ConstantLatency(Ms(0.03)), Bandwidth.FromBitsPerSecond(25e9)),
        Links = rules,
        Chunk = new(256_000),
        Window = new(4_000_000),
        PeerBuffer = new(10_000_000),
    };

    private static Duration Between(NetworkModel network) => network.Between("validator-1", "eu", "validator-2", "us").Latency.Mean;

    private static LinkRule Rule(string from, string to, double ms, bool oneWay = false) => new(from, to, oneWay, Link(ms));

    private static LinkModel Link(double ms) => new(new ConstantLatency(Ms(ms)), 0, Bandwidth.Unlimited);

    private static void AssertRefused(string key, Func<object> act) => Assert.Equal(key, Assert.Throws<ArgumentOutOfRangeException>(act).ParamName);
}
