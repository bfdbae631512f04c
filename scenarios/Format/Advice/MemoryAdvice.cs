using Aurigraph.Experiment;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Advice;

/// <summary>Containers whose memory is taken before the first transaction.</summary>
internal static class MemoryAdvice
{
    /// <summary>Warns of them, equal containers together.</summary>
    public static void Give(ExperimentDefinition experiment, WarningList warnings)
    {
        foreach (IGrouping<(NodeRole, long, long), Container> same in experiment.Deployment.Containers.GroupBy(c => (c.Role, c.FixedMemory.Bytes, c.Memory.Bytes)))
        {
            Container container = same.First();
            ByteCount needed = container.FixedMemory;
            string names = same.Count() == 1 ? container.Id : $"{container.Id} to {same.Last().Id}";
            string parts = $"runtime {container.RuntimeBase}, stacks {container.ThreadStack * container.Threads}, cache {container.StateCache}, write buffers {container.WriteBuffer * container.WriteBuffers}"
                + (container.Processes > 1 ? $", for each of {container.Processes} processes" : "");
            bool fits = needed <= container.Memory;
            warnings.When(!fits, "memory.does-not-fit",
                $"{names}: {needed} are taken before the first transaction and the limit is {container.Memory} ({parts}); nothing can run there.");
            warnings.When(fits && (container.Memory - needed).Bytes < container.Memory.Bytes / 10, "memory.little-left",
                $"{names}: {container.Memory - needed} of {container.Memory} are left for the load, less than a tenth ({parts}).");
        }
    }
}
