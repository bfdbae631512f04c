using Aurigraph.Units;
using Aurigraph.Worlds.Journal;

namespace Aurigraph.Live.Nodes;

/// <summary>Notes in the journal, again and again, what a node used so far; at its end once more.</summary>
internal sealed class UsageSampler : IAsyncDisposable
{
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _sampling;

    public UsageSampler(NodeId node, JournalProbe journal, NodeCounters counters, TimeSpan interval) => _sampling = SampleAsync(node, journal, counters, interval);

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _sampling.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task SampleAsync(NodeId node, JournalProbe journal, NodeCounters counters, TimeSpan interval)
    {
        using var timer = new PeriodicTimer(interval);
        try
        {
            do
            {
                journal.Used(node, counters.Sample());
            }
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            journal.Used(node, counters.Sample());
        }
    }
}
