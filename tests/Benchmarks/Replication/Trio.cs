using System.Net;
using System.Net.Sockets;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>Three members of one side, each a process with a folder of its own.</summary>
internal sealed class Trio : IAsyncDisposable
{
    private const int Members = 3;
    private const int Attempts = 5;
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string _side;
    private readonly MemberProcess[] _members;

    private Trio(string side, MemberProcess[] members) => (_side, _members) = (side, members);

    /// <summary>Starts three that agree on a leader.</summary>
    public static async Task<Trio> StartAsync(string side, string folder, Load load)
    {
        int[] ports = FreePorts();
        Task<MemberProcess>[] starting = [.. Enumerable.Range(1, Members).Select(n => MemberProcess.StartAsync(side, n, ports, Directory.CreateDirectory(Path.Combine(folder, $"{side}-{n}")).FullName, load))];
        var trio = new Trio(side, await Task.WhenAll(starting).ConfigureAwait(false));
        await trio.LeaderAsync().ConfigureAwait(false);
        return trio;
    }

    /// <summary>Has the leader run the load, and sees that all three come to hold what was committed. A run in which the leader changed is told and repeated.</summary>
    /// <returns>The figures, and the processor time of all three in microseconds per entry.</returns>
    public async Task<(Figures Figures, double ProcessorPerEntry)> RunAsync(string? form, double seconds)
    {
        for (int attempt = 1; ; attempt++)
        {
            MemberProcess leader = await LeaderAsync().ConfigureAwait(false);
            long before = (await leader.StateAsync().ConfigureAwait(false)).Committed;
            double processor = await ProcessorAsync().ConfigureAwait(false);
            try
            {
                Figures figures = await leader.RunAsync(form, seconds).ConfigureAwait(false);
                await CaughtUpAsync(before + figures.Entries).ConfigureAwait(false);
                return (figures, (await ProcessorAsync().ConfigureAwait(false) - processor) * 1e6 / figures.Entries);
            }
            catch (LeadershipLostException lost) when (attempt < Attempts)
            {
                Console.WriteLine($"  {lost.Message} The run of {_side} is repeated.");
            }
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync() => await Task.WhenAll(_members.Select(m => m.DisposeAsync().AsTask())).ConfigureAwait(false);

    private async Task<MemberProcess> LeaderAsync()
    {
        using var deadline = new CancellationTokenSource(Patience);
        for (; !deadline.IsCancellationRequested; await Task.Delay(Pause, deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing))
        {
            foreach (MemberProcess member in _members)
            {
                if ((await member.StateAsync().ConfigureAwait(false)).Leads)
                    return member;
            }
        }
        throw new TimeoutException($"The three of {_side} had no leader within {Patience.TotalSeconds:0} s.");
    }

    private async Task CaughtUpAsync(long committed)
    {
        long[] held = [];
        using var deadline = new CancellationTokenSource(Patience);
        for (; !deadline.IsCancellationRequested; await Task.Delay(Pause, deadline.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing))
        {
            held = await Task.WhenAll(_members.Select(async m => (await m.StateAsync().ConfigureAwait(false)).Committed)).ConfigureAwait(false);
            if (held.All(h => h >= committed) && held.Distinct().Count() == 1)
                return;
        }
        throw new InvalidOperationException($"The three of {_side} should hold the same entries, at least {committed}; they hold {string.Join(", ", held)}.");
    }

    private async Task<double> ProcessorAsync() => (await Task.WhenAll(_members.Select(m => m.StateAsync())).ConfigureAwait(false)).Sum(s => s.Processor);

    private static int[] FreePorts()
    {
        TcpListener[] listeners = [.. Enumerable.Range(0, Members).Select(_ => new TcpListener(IPAddress.Loopback, 0))];
        foreach (TcpListener listener in listeners)
            listener.Start();
        int[] ports = [.. listeners.Select(l => ((IPEndPoint)l.LocalEndpoint).Port)];
        foreach (TcpListener listener in listeners)
            listener.Dispose();
        return ports;
    }
}
