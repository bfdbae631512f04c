using Aurigraph.Experiment;
using Aurigraph.Live.Runs;
using Aurigraph.Node.Transactions;

namespace Aurigraph.CommandLine.Live;

/// <summary>What a scenario may ask for that live runs cannot honour: said before anything is started.</summary>
internal static class LiveSupport
{
    private const long MaxAccounts = 100_000_000;

    /// <summary>One text for each; empty when all can be honoured.</summary>
    /// <param name="experiment">What is to be run.</param>
    /// <param name="inProcess">Whether all nodes run in one process.</param>
    public static IEnumerable<string> Faults(ExperimentDefinition experiment, bool inProcess)
    {
        if (inProcess && experiment.Live.CoreShare < 1)
            yield return "live.coreShare: containers cannot be held to a part of their cores when all nodes run in one process; leave out --in-process, or take 1";
        if (experiment.Workload.TransactionSize.Bytes < Transfer.MinSize)
            yield return $"workload.transactionSize: {experiment.Workload.TransactionSize} cannot hold a transfer; live runs need at least {Transfer.MinSize}B";
        if (experiment.Workload.Accounts.Count > MaxAccounts)
            yield return $"workload.accounts.count: {experiment.Workload.Accounts.Count} balances do not fit a node's memory and snapshots; live runs take at most {MaxAccounts}";
        if (experiment.Workload.Closed is not null)
            yield return "workload.arrival: clients that wait for answers (`closed`) are not supported yet in live runs; take `poisson` or `constant`";
        if (experiment.Workload.Retry is not null)
            yield return "workload.retry: not supported yet in live runs; take `none`";
        if (experiment.Workload.Operations is not null)
            yield return "workload.operations: not supported yet in live runs; take `none`";
        if (experiment.Network.MessageBatching.MaxDelay > Units.Duration.Zero)
            yield return "network.messageBatching: not supported yet in live runs; take a `maxDelay` of 0ms";
        if (experiment.Network.Compression is not null)
            yield return "network.compression: not supported yet in live runs; take the codec `none`";
        foreach (string fault in LiveFaultSupport.Unsupported(experiment))
            yield return fault;
    }
}
