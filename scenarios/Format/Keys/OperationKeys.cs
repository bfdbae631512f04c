using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Keys;

/// <summary>Keys of <c>workload.operations</c>.</summary>
internal static class OperationKeys
{
    public static readonly Key<OperationModel> Model = new("model", new ChoiceShape<OperationModel>(("register", OperationModel.Register), ("key-value", OperationModel.KeyValue)), "What clients operate on: one register (read, write, compare-and-set), or keys that hold texts (get, put, append).") { IsRequired = true };
    public static readonly Key<int> Clients = new("clients", Quantities.Count.Between(1, 100), "Clients, each with one operation at a time.") { Default = "5" };
    public static readonly Key<int> Keys = new("keys", Quantities.Count.Between(1, 1_000), "Keys that the clients of a key-value store share evenly; a register is one.") { Default = "3" };
    public static readonly Key<Duration> Think = new("think", Quantities.Time.Positive(), "Mean time between an answer and the next operation of a client, drawn exponentially.") { Default = "20ms" };
    public static readonly Key<Duration> Timeout = new("timeout", Quantities.Time.Positive(), "After which a client gives up waiting; within it, it asks up to four times.") { Default = "1s" };

    public static readonly GroupShape Group = new("a group of operations", Model, Clients, Keys, Think, Timeout) { Flow = true };
}
