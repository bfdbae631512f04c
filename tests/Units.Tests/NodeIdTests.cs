using CsCheck;

namespace Aurigraph.Units.Tests;

public class NodeIdTests
{
    private static readonly Gen<NodeId> AnyNode =
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 0xFFFFFF]).Select((role, number) => new NodeId((NodeRole)role, number));

    [Fact]
    public void A_name_reads_back_as_the_same_node() =>
        AnyNode.Sample(node => NodeId.TryParse(node.ToString(), out NodeId read) && read == node);

    [Fact]
    public void Role_and_number_are_kept() =>
        Gen.Select(Gen.Int[0, 2], Gen.Int[1, 0xFFFFFF]).Sample((role, number) =>
        {
            var node = new NodeId((NodeRole)role, number);
            return node.Role == (NodeRole)role && node.Number == number;
        });

    [Theory]
    [InlineData("validator-3", NodeRole.Validator, 3)]
    [InlineData("business-1", NodeRole.Business, 1)]
    [InlineData("slim-15", NodeRole.Slim, 15)]
    public void A_name_is_role_dash_number(string text, NodeRole role, int number)
    {
        Assert.True(NodeId.TryParse(text, out NodeId node));
        Assert.Equal(new NodeId(role, number), node);
        Assert.Equal(text, node.ToString());
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("none")]
    [InlineData("validator")]
    [InlineData("validator-")]
    [InlineData("-3")]
    [InlineData("validator-0")]
    [InlineData("validator-03")]
    [InlineData("validator-+3")]
    [InlineData("validator- 3")]
    [InlineData("validator-3 ")]
    [InlineData("validator--3")]
    [InlineData("validator-16777216")]
    [InlineData("validator-99999999999")]
    [InlineData("Validator-3")]
    [InlineData("observer-3")]
    [InlineData("validator-container-1")]
    public void Anything_else_is_not_a_name(string? text)
    {
        Assert.False(NodeId.TryParse(text, out NodeId node));
        Assert.True(node.IsNone);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    [InlineData(0x1000000)]
    public void Numbers_run_from_1_to_16777215(int number) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => NodeId.Validator(number));

    [Fact]
    public void Order_is_by_role_then_number() =>
        Gen.Select(AnyNode, AnyNode).Sample((a, b) =>
            Math.Sign(a.CompareTo(b)) == Math.Sign((a.Role, a.Number).CompareTo((b.Role, b.Number))));

    [Fact]
    public void Keys_and_hash_codes_are_the_same_in_every_process()
    {
        Assert.Equal(0x00000003, NodeId.Validator(3).Key);
        Assert.Equal(0x01000001, NodeId.Business(1).GetHashCode());
        Assert.Equal(0x0200000F, NodeId.Slim(15).Key);
    }

    [Fact]
    public void No_node_is_told_from_every_node()
    {
        Assert.True(NodeId.None.IsNone);
        Assert.Equal("none", NodeId.None.ToString());
        AnyNode.Sample(node => !node.IsNone && node != NodeId.None);
    }
}
