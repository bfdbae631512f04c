namespace Aurigraph.Live.Runs;

/// <summary>Settings of the runtime that suit a node among others on few cores; read by the runtime before any code runs, so they are the environment of its process.</summary>
public static class NodeEnvironment
{
    /// <summary>The variables.</summary>
    public static IReadOnlyDictionary<string, string> Variables { get; } = new SortedDictionary<string, string>(StringComparer.Ordinal)
    {
        // Up soon: code is compiled quickly at first, and again where it is hot.
        ["DOTNET_TieredCompilation"] = "1",
        ["DOTNET_TieredPGO"] = "0",
        // Pages of compiled code are not mapped twice: compiling takes a tenth less, and profilers can tell what they see.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        // Only what is called a thousand times is compiled a second time: seven processes on two cores would else compile for half a minute.
        ["DOTNET_TC_CallCountThreshold"] = "3E8",
        // Threads that find nothing to do sleep at once: the cores belong to others, too.
        ["DOTNET_ThreadPool_UnfairSemaphoreSpinLimit"] = "0",
        // 8 MiB of new objects between collections: memory that was used before is used again.
        ["DOTNET_GCgen0size"] = "800000",
        // Memory that a collection empties is kept for what comes next: to get it from the system again costs a fault for each page.
        ["DOTNET_GCRetainVM"] = "1",
        ["DOTNET_gcConcurrent"] = "0",
    };
}
