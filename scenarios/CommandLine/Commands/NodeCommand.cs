using System.CommandLine;
using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Live;
using Aurigraph.Experiment;
using Aurigraph.Live.Endpoints;
using Aurigraph.Live.Network;
using Aurigraph.Live.Nodes;
using Aurigraph.Live.Runs;
using Aurigraph.Storage;
using Aurigraph.Storage.Folders;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>node --config FILE --id NODE</c>: runs nodes of a scenario on this machine until they are told to stop.</summary>
internal static class NodeCommand
{
    private const int PoolThreads = 16;

    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "The scenario; the same file on all machines.", HelpName = "FILE", Required = true };
        var id = new Option<string[]>("--id") { Description = "A node to run, such as validator-3; may be repeated.", HelpName = "NODE", Required = true, AllowMultipleArgumentsPerToken = true };
        var data = new Option<string>("--data") { Description = "Folder of its log and state; of several nodes, each has one of its name below.", HelpName = "DIR", DefaultValueFactory = _ => "data" };
        var journal = new Option<string?>("--journal") { Description = "Folder in which it notes what it did, for the report of a live run.", HelpName = "DIR" };
        var otlp = new Option<string?>("--otlp") { Description = "Where metrics and traces are sent by the OpenTelemetry protocol, such as http://127.0.0.1:4318.", HelpName = "URL" };
        var parent = new Option<bool>("--with-parent") { Description = "Stops when standard input ends, and so with the process that started it." };
        Option<string[]> set = CommonArguments.Set();
        var command = new Command("node", "Runs nodes of a scenario on real sockets, disks and clocks.") { config, id, data, journal, otlp, parent, set };
        command.SetAction(parsed => Run(
            parsed.GetValue(config)!, parsed.GetValue(id)!, parsed.GetValue(data)!, parsed.GetValue(journal), parsed.GetValue(otlp), parsed.GetValue(parent),
            CommonArguments.Overrides(parsed.GetValue(set), null)));
        return command;
    }

    private static int Run(string config, string[] ids, string data, string? journal, string? otlp, bool withParent, IReadOnlyList<string> overrides)
    {
        if (ScenarioLoading.Load(config, overrides) is not { } scenario)
            return ExitCode.Usage;
        var nodes = new List<NodeId>();
        foreach (string id in ids)
        {
            if (!NodeId.TryParse(id, out NodeId node) || !scenario.Experiment.Deployment.AllNodes.Contains(node))
                return Refuse($"--id: '{PlainLine.Of(id)}' is no node of {config}; one such as {scenario.Experiment.Deployment.AllNodes.First()} was expected.");
            nodes.Add(node);
        }
        Uri? endpoint = null;
        if (otlp is not null && !Uri.TryCreate(otlp, UriKind.Absolute, out endpoint))
            return Refuse($"--otlp: '{PlainLine.Of(otlp)}' is no URL; one such as http://127.0.0.1:4318 was expected.");
        if (LiveSupport.Faults(scenario.Experiment, inProcess: false).FirstOrDefault() is { } unsupported)
            return Refuse($"{config}: {unsupported}");
        using var interrupt = new Interrupt();
        try
        {
            return RunAsync(scenario, nodes, data, journal, endpoint, withParent, interrupt.Token).GetAwaiter().GetResult();
        }
        catch (Exception problem) when (problem is DataFolderException or StorageException or ListenException or CertificateException or EndpointsUnavailableException)
        {
            return Refuse(problem.Message);
        }
    }

    private static async Task<int> RunAsync(LoadedScenario scenario, IReadOnlyList<NodeId> ids, string data, string? journal, Uri? otlp, bool withParent, CancellationToken cancellation)
    {
        // Actors, sockets and endpoints share the pool: a moment's wait of one of them must not hold up the others until the pool has noticed.
        ThreadPool.SetMinThreads(PoolThreads, PoolThreads);
        var nodes = new List<LiveNode>();
        try
        {
            foreach (NodeId id in ids)
            {
                nodes.Add(await LiveNode.StartAsync(new LiveNodeOptions
                {
                    Experiment = withParent ? scenario.Experiment : scenario.Experiment with { Faults = [] }, // Nobody else lets validators join.
                    Digest = ScenarioDigest.Of(scenario.Reading.ResolvedYaml),
                    Node = id,
                    DataFolder = ids.Count == 1 ? data : Path.Combine(data, id.ToString()),
                    JournalFolder = journal is null || ids.Count == 1 ? journal : Path.Combine(journal, id.ToString()),
                    Version = ThisMachine.Version,
                    OtlpEndpoint = otlp,
                    Log = text => Console.Error.WriteLine(PlainLine.Of(text)),
                }));
            }
            Console.Out.WriteLine("up");
            Task stopped = withParent ? Task.WhenAny(FollowInputAsync(nodes, scenario.Experiment.Deployment), Task.Delay(Timeout.Infinite, cancellation)) : Task.Delay(Timeout.Infinite, cancellation);
            Task ended = await Task.WhenAny([stopped, .. nodes.Select(n => n.Broken)]);
            if (ended == stopped)
                return ExitCode.Done;
            Exception cause = await (Task<Exception>)ended;
            Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: the node stopped: {cause.Message}"));
            return cause is StoreFailedException ? ExitCode.Internal : ExitCode.Violation;
        }
        finally
        {
            foreach (LiveNode node in nodes)
                await node.DisposeAsync();
        }
    }

    /// <summary>Does what its parent says until that ends. On a thread of its own: reading standard input blocks, and the pool has few threads.</summary>
    private static Task FollowInputAsync(IReadOnlyList<LiveNode> nodes, Deployment deployment) => Task.Factory.StartNew(
        () =>
        {
            using var input = new StreamReader(Console.OpenStandardInput());
            while (input.ReadLine() is { } line)
            {
                if (!VotersLine.TryRead(line, out IReadOnlyList<NodeId>? voters) || voters.Except(deployment.Nodes(NodeRole.Validator)).Any())
                {
                    Console.Error.WriteLine(PlainLine.Of($"standard input: '{line}' was not understood; who is to vote was expected, validators of the scenario"));
                    continue;
                }
                foreach (LiveNode node in nodes)
                    node.WantVoters(voters);
            }
        },
        CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);

    private static int Refuse(string message)
    {
        Console.Error.WriteLine(PlainLine.Of($"aurigraph-sim: {message}"));
        return ExitCode.Usage;
    }
}
