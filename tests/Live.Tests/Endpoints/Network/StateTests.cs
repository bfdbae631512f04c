using System.Text.Json.Nodes;

namespace Aurigraph.Live.Tests.Endpoints.Network;

public sealed class StateTests
{
    [Fact]
    public async Task A_hash_comes_with_the_index_it_is_of()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        node.View.Reading = () => FakeNodeView.Blank with { BalancesHash = "fedcba9876543210", TransactionsApplied = 77 };

        JsonNode state = (await node.GetAsync("/api/v11/state/hash")).Body;

        Assert.Equal(19, (long?)state["lastApplied"]);
        Assert.Equal(77, (long?)state["transactionsApplied"]);
        Assert.Equal("0123456789abcdef", (string?)state["stateHash"]);
        Assert.Equal("fedcba9876543210", (string?)state["balancesHash"]);
    }

    [Fact]
    public async Task Where_no_balances_are_kept_there_is_no_hash_of_them()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        Assert.False((await node.GetAsync("/api/v11/state/hash")).Body.AsObject().ContainsKey("balancesHash"));
    }
}
