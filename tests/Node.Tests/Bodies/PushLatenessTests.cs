using Aurigraph.Node.Bodies;

namespace Aurigraph.Node.Tests.Bodies;

public sealed class PushLatenessTests
{
    private static readonly Duration Least = Duration.FromMilliseconds(10);

    [Fact]
    public void The_grace_begins_at_the_least() => Assert.Equal(Least, new PushLateness(Least).Grace);

    [Fact]
    public void The_grace_becomes_four_times_the_usual_lateness()
    {
        var lateness = new PushLateness(Least);
        for (int i = 0; i < 200; i++)
            lateness.Observe(Duration.FromMilliseconds(100));
        Assert.InRange(lateness.Grace.Milliseconds, 399, 400);
    }

    [Fact]
    public void The_grace_never_passes_two_seconds()
    {
        var lateness = new PushLateness(Least);
        for (int i = 0; i < 200; i++)
            lateness.Observe(Duration.FromSeconds(100));
        Assert.Equal(Duration.FromSeconds(2), lateness.Grace);
    }

    [Fact]
    public void Bodies_that_come_before_their_references_count_as_punctual()
    {
        var lateness = new PushLateness(Least);
        lateness.Observe(Duration.FromSeconds(-5));
        Assert.Equal(Least, lateness.Grace);
        lateness.Observe(Duration.FromMilliseconds(80));
        Assert.Equal(Duration.FromMilliseconds(40), lateness.Grace);
    }
}
