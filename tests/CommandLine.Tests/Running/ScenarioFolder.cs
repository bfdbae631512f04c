namespace Aurigraph.CommandLine.Tests.Running;

/// <summary>A folder of a test's own with scenarios in it, gone when the test is.</summary>
internal sealed class ScenarioFolder : IDisposable
{
    /// <summary>Three validators and one business node, a second of load.</summary>
    public const string Small = """
        schema: aurigraph.sim/1
        name: small
        warmup: 200ms
        duration: 1s
        drain: 1s
        network: ideal
        deployment:
          containers:
            - { role: validator, count: 3, nodes: 1, cores: 2, memory: 1GB }
            - { role: business, count: 1, nodes: 1, cores: 2, memory: 1GB }
        batching:
          maxDelay: 10ms
        workload:
          stages: [ { rate: 1K/s, for: rest } ]

        """;

    /// <summary>One node that orders for itself and admits: the smallest network there is.</summary>
    public const string Alone = """
        schema: aurigraph.sim/1
        name: alone
        warmup: 200ms
        duration: 1s
        drain: 10s
        deployment: { containers: [ { role: validator, cores: 2, memory: 1GB } ] }
        network: ideal
        consensus: { electionTimeout: 500ms, heartbeat: 100ms }
        batching: { maxDelay: 10ms }
        storage: { cache: 8MB, writeBuffer: 4MB, dataSize: 8MB }
        runtime: { base: 100MB }
        workload: { submitTo: validator, accounts: { count: 1K, skew: none }, stages: [ { rate: 200/s, for: rest } ] }

        """;

    public string Path { get; } = Directory.CreateTempSubdirectory("aurigraph-command-").FullName;

    public string this[string name] => System.IO.Path.Combine(Path, name);

    /// <summary>All files and folders in it by their relative paths, in order.</summary>
    public IReadOnlyList<string> Entries =>
        [.. Directory.EnumerateFileSystemEntries(Path, "*", SearchOption.AllDirectories).Select(e => System.IO.Path.GetRelativePath(Path, e)).Order(StringComparer.Ordinal)];

    /// <summary>A folder that holds small.yaml.</summary>
    public static ScenarioFolder WithSmall(string more = "") => With("small.yaml", Small + more);

    /// <summary>A folder that holds one file.</summary>
    public static ScenarioFolder With(string name, string text)
    {
        var folder = new ScenarioFolder();
        File.WriteAllText(folder[name], text);
        return folder;
    }

    /// <summary>Runs the command in it.</summary>
    public Task<CommandOutcome> RunAsync(params string[] arguments) => CommandProcess.RunAsync(Path, arguments);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
