namespace Aurigraph.Scenarios.Tests;

public sealed class NearestNameTests
{
    private static readonly string[] Names = ["batching", "heartbeat", "heartbeatJitter", "electionTimeout", "seed"];

    [Theory]
    [InlineData("batchng", "batching")]
    [InlineData("Batching", "batching")]
    [InlineData("election-timeout", "electionTimeout")]
    [InlineData("haertbeat", "heartbeat")]
    [InlineData("sede", "seed")]
    public void A_slip_of_the_pen_is_recognised(string written, string meant) => Assert.Equal(meant, NearestName.Of(written, Names));

    [Theory]
    [InlineData("colour")]
    [InlineData("")]
    [InlineData("xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx")]
    public void Another_word_is_not_forced_into_a_name(string written) => Assert.Null(NearestName.Of(written, Names));
}
