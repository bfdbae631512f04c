using Aurigraph.Experiment;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Memory;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Memory;

public class ContainerSettingsTests
{
    [Theory]
    [InlineData(1, new[] { 0, 0, 0 })]
    [InlineData(3, new[] { 0, 1, 2 })]
    public void Nodes_share_one_process_or_have_one_each(int processes, int[] expected) =>
        Assert.Equal(expected, CorePoolSettings.ProcessesOf(Create(processes, 1_000)));

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void What_all_processes_take_at_the_start_is_the_containers_fixed_memory(int processes)
    {
        var container = Create(processes, 1_000);
        var memory = new ContainerMemory(new Kernel(), ContainerMemorySettings.Of(container, MemoryLimitAction.Kill));
        for (int process = 0; process < processes; process++)
            Assert.True(memory.TryTakeFixed(process, container));
        Assert.Equal(container.FixedMemory, memory.Used);
        Assert.Equal(120 * processes, memory.Peak.Split.Runtime);
        Assert.Equal(30 * processes, memory.Peak.Split.StateCache);
        Assert.Equal(20 * processes, memory.Peak.Split.WriteBuffer);
    }

    [Fact]
    public void A_container_that_cannot_hold_its_fixed_memory_says_so()
    {
        var container = Create(3, 500);
        var memory = new ContainerMemory(new Kernel(), ContainerMemorySettings.Of(container, MemoryLimitAction.Kill));
        Assert.Equal([true, true, false], Enumerable.Range(0, 3).Select(process => memory.TryTakeFixed(process, container)));
        memory.ReleaseShared(2);
        Assert.Equal(340, memory.Used.Bytes);
        Assert.Equal(120, memory.UsedBy(1, MemoryAccount.Runtime).Bytes);
    }

    private static Container Create(int processes, long memory) => new()
    {
        Id = "validator-container-1",
        Role = NodeRole.Validator,
        Nodes = [NodeId.Validator(1), NodeId.Validator(2), NodeId.Validator(3)],
        Cores = 4,
        Memory = new ByteCount(memory),
        Processes = processes,
        RuntimeBase = new ByteCount(100),
        Threads = 4,
        ThreadStack = new ByteCount(5),
        StateCache = new ByteCount(30),
        WriteBuffer = new ByteCount(10),
        WriteBuffers = 2,
    };
}
