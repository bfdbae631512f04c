using Aurigraph.Units;

namespace Aurigraph.Experiment.Tests;

public sealed class LiveSettingsTests
{
    [Theory]
    [InlineData(4, 1, 8, 4)]
    [InlineData(4, 0.1, 8, 0.4)]
    [InlineData(16, 1, 2, 2)]
    [InlineData(16, 0.5, 2, 2)]
    public void A_container_gets_its_part_and_no_more_than_the_machine_has(int cores, double share, int machine, double expected)
    {
        var container = new Container
        {
            Id = "validator-container-1",
            Role = NodeRole.Validator,
            Nodes = [NodeId.Validator(1)],
            Cores = cores,
            Memory = new ByteCount(1_000_000_000),
            Processes = 1,
            RuntimeBase = new ByteCount(100_000_000),
            Threads = 2,
            ThreadStack = new ByteCount(1_000_000),
            StateCache = new ByteCount(32_000_000),
            WriteBuffer = new ByteCount(16_000_000),
            WriteBuffers = 2,
        };
        Assert.Equal(expected, new LiveSettings { CoreShare = share }.CoresOf(container, machine), 1e-9);
    }
}
