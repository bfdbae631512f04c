using Aurigraph.Experiment;

namespace Aurigraph.Capacity.Ceilings;

/// <summary>What the state store asks for each transaction that a node applies: changes are written once, and nothing is read.</summary>
internal sealed class StoreDemand
{
    private readonly PerTransaction _perTransaction;

    private StoreDemand(PerTransaction perTransaction) => _perTransaction = perTransaction;

    /// <summary>The store of an experiment.</summary>
    public static StoreDemand Of(ExperimentDefinition experiment) =>
        new(new PerTransaction(0, experiment.Storage.Engine == StateEngine.Memory ? 0 : OriginLoad.BytesPerTransaction(experiment), 0));

    /// <summary>The store of the nodes of a container.</summary>
    public PerTransaction In(Container container) => _perTransaction;

    /// <summary>Demand of one transaction.</summary>
    /// <param name="CpuNanoseconds">Of one core, beside what applying costs.</param>
    /// <param name="WrittenBytes">Written behind.</param>
    /// <param name="ReadBytes">Read from disk.</param>
    public readonly record struct PerTransaction(double CpuNanoseconds, double WrittenBytes, double ReadBytes);
}
