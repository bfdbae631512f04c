using Aurigraph.Experiment;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Load.Operations;

/// <summary>The clients of the key-value store of a run, and their way to validators and back, which takes the latency of clients each way and loses nothing:
/// a partition of the network does not part clients from nodes.</summary>
internal sealed class OperationLoad : IClientPort
{
    private readonly Duration _latency;
    private readonly VirtualTime _end;
    private readonly IOperationTarget[] _targets;
    private readonly OperationClient[] _clients;

    /// <summary>Starts the clients.</summary>
    /// <param name="kernel">Clock and events.</param>
    /// <param name="settings">How many clients of what.</param>
    /// <param name="latency">Client to validator, each way.</param>
    /// <param name="end">When no more operations begin.</param>
    /// <param name="targets">The validators.</param>
    /// <param name="draws">Randomness.</param>
    public OperationLoad(Kernel kernel, ClientOperations settings, Duration latency, VirtualTime end, IEnumerable<IOperationTarget> targets, SeededGenerator draws)
    {
        Kernel = kernel;
        Settings = settings;
        _latency = latency;
        _end = end;
        _targets = [.. targets];
        Mix = settings.Model == OperationModel.Register ? new RegisterMix() : new KeyValueMix(settings.Keys);
        History = new OperationHistory(Mix);
        _clients = [.. Enumerable.Range(0, settings.Clients).Select(i => new OperationClient(i, this, settings, draws.Derive("client", i)))];
    }

    /// <summary>Clock and events.</summary>
    public Kernel Kernel { get; }

    /// <summary>How many clients of what.</summary>
    public ClientOperations Settings { get; }

    /// <summary>What clients ask for.</summary>
    public IOperationMix Mix { get; }

    /// <summary>What clients saw.</summary>
    public OperationHistory History { get; }

    /// <summary>How many validators there are.</summary>
    public int Targets => _targets.Length;

    /// <summary>Whether no more operations begin.</summary>
    public bool IsOver => Kernel.Now >= _end;

    /// <summary>Whether no operation waits for its answer.</summary>
    public bool IsQuiet => _clients.All(c => !c.IsWaiting);

    /// <summary>A validator's place among the targets.</summary>
    public int PlaceOf(NodeId validator) => Array.FindIndex(_targets, t => t.Id == validator);

    /// <summary>Sends a request to a validator.</summary>
    public void Send(int target, OperationRequest request) => Kernel.PostAfter(_latency, new Arrival(_targets[target], request));

    /// <inheritdoc/>
    public void Answer(OperationAnswer answer) => Kernel.PostAfter(_latency, new Return(_clients[answer.Request.Operation.Client], answer));

    private sealed class Arrival(IOperationTarget target, OperationRequest request) : IKernelEvent
    {
        public void Fire(long argument) => target.Operate(request);
    }

    private sealed class Return(OperationClient client, OperationAnswer answer) : IKernelEvent
    {
        public void Fire(long argument) => client.OnAnswer(answer);
    }
}
