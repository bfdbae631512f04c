using Aurigraph.Live.Runs;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Runs;

public sealed class VotersLineTests
{
    [Fact]
    public void Who_is_to_vote_is_read_as_it_was_written()
    {
        Assert.True(VotersLine.TryRead(VotersLine.Of([NodeId.Validator(1), NodeId.Validator(12)]), out IReadOnlyList<NodeId>? voters));
        Assert.Equal([NodeId.Validator(1), NodeId.Validator(12)], voters);
    }

    [Theory]
    [InlineData("")]
    [InlineData("voters")]
    [InlineData("voters business-1")]
    [InlineData("voters validator-1 and others")]
    [InlineData("stop validator-1")]
    public void Any_other_line_changes_nobody(string line) => Assert.False(VotersLine.TryRead(line, out _));
}
