using Aurigraph.Experiment;
using Aurigraph.Node.Batches;
using Aurigraph.Simulation.Load;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using Aurigraph.Worlds.Load;

namespace Aurigraph.Simulation.Tests.Load;

public sealed class ClosedSourceTests
{
    private readonly Kernel _kernel = new();
    private readonly List<(double At, double Scheduled)> _arrived = [];

    [Fact]
    public void Each_client_submits_once_until_it_is_answered_at_the_rate_of_the_stages()
    {
        Start(rate: 100, clients: 3);
        _kernel.RunUntil(At(900));
        Assert.Equal([(10.0, 10.0), (20.0, 20.0), (30.0, 30.0)], _arrived);
    }

    [Fact]
    public void A_client_that_is_ready_takes_the_next_turn_and_turns_that_nobody_took_are_gone()
    {
        ClosedSource source = Start(rate: 100, clients: 1);
        _kernel.RunUntil(At(200));
        source.ReadyAfter(Duration.FromMilliseconds(55), 2);
        _kernel.RunUntil(At(900));
        Assert.Equal([10.0, 260.0, 270.0], _arrived.Select(a => a.Scheduled));
    }

    [Fact]
    public void A_transaction_is_scheduled_when_its_client_sends_it_and_arrives_later()
    {
        Start(rate: 100, clients: 3, latencyMs: 25);
        _kernel.RunUntil(At(900));
        Assert.Equal([(35.0, 10.0), (45.0, 20.0), (55.0, 30.0)], _arrived);
    }

    [Fact]
    public void Nobody_submits_after_the_load()
    {
        ClosedSource source = Start(rate: 100, clients: 1);
        _kernel.RunUntil(At(500));
        source.ReadyAfter(Duration.FromMilliseconds(600), 1);
        _kernel.RunUntil(At(5000));
        Assert.Single(_arrived);
    }

    private ClosedSource Start(double rate, int clients, double latencyMs = 0)
    {
        var stage = new LoadStage(Duration.Zero, Duration.FromSeconds(1), new Rate(rate), new Rate(rate));
        var clock = new ArrivalClock([stage], 1, ArrivalProcess.Constant, 1, new SeededGenerator(1));
        return new ClosedSource(_kernel, clock, clients, Duration.FromMilliseconds(1), Duration.FromMilliseconds(latencyMs), Arrive);
    }

    private void Arrive(TransactionGroup group)
    {
        foreach (long scheduled in group.Scheduled)
            _arrived.Add(((_kernel.Now - VirtualTime.Zero).Milliseconds, scheduled / 1e6));
    }

    private static VirtualTime At(double ms) => VirtualTime.Zero + Duration.FromMilliseconds(ms);
}
