using System.Globalization;
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
            string parts = $"runtime {Text(container.RuntimeBase)}, stacks {Text(container.ThreadStack * container.Threads)}, cache {Text(container.StateCache)}, write buffers {Text(container.WriteBuffer * container.WriteBuffers)}"
                + (container.Processes > 1 ? $", for each of {container.Processes} processes" : "");
            bool fits = needed <= container.Memory;
            warnings.When(!fits, "memory.does-not-fit",
                $"{names}: {Text(needed)} are taken before the first transaction and the limit is {Text(container.Memory)} ({parts}); nothing can run there.");
            warnings.When(fits && (container.Memory - needed).Bytes < container.Memory.Bytes / 10, "memory.little-left",
                $"{names}: {Text(container.Memory - needed)} of {Text(container.Memory)} are left for the load, less than a tenth ({parts}).");
        }
    }

    private static string Text(ByteCount size) => $"{(size.Bytes / 1e6).ToString("0.#", CultureInfo.InvariantCulture)}MB";
}
