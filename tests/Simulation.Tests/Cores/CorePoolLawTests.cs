using Aurigraph.Laws;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Tests.Time;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Simulation.Tests.Cores;

/// <summary>The core pool against queueing theory. Utilisation 0.95 takes longer runs: <c>dotnet run --project tests/Laws -c Release</c>.</summary>
public class CorePoolLawTests
{
    private const double Tolerance = 0.03;

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(4)]
    [InlineData(12)]
    public void Departures_equal_the_recursion_of_Kiefer_and_Wolfowitz_on_the_same_draws(int cores)
    {
        var generator = new SeededGenerator(5);
        var service = ServiceDistribution.Exponential(Duration.FromMicroseconds(100));
        long[] arrivals = new long[50_000];
        long[] services = new long[arrivals.Length];
        long now = 0;
        for (int i = 0; i < arrivals.Length; i++)
        {
            now += ServiceDistribution.DrawExponential(generator, service.Mean * (1 / (0.9 * cores))).Nanoseconds;
            arrivals[i] = now;
            services[i] = service.Draw(generator).Nanoseconds;
        }
        Assert.Equal(KieferWolfowitz.Departures(cores, arrivals, services), Departures(cores, arrivals, services));
    }

    [Fact]
    public void Departures_equal_the_recursion_when_arrivals_and_departures_coincide() =>
        Gen.Select(Gen.Int[1, 4], Gen.Select(Gen.Long[0, 3], Gen.Long[1, 6]).Array[1, 60]).Sample((cores, draws) =>
        {
            long now = 0;
            long[] arrivals = [.. draws.Select(draw => now += draw.Item1)];
            long[] services = [.. draws.Select(draw => draw.Item2)];
            return KieferWolfowitz.Departures(cores, arrivals, services).SequenceEqual(Departures(cores, arrivals, services));
        });

    [Theory]
    [InlineData(1, 0.5)]
    [InlineData(1, 0.8)]
    [InlineData(2, 0.8)]
    [InlineData(4, 0.8)]
    [InlineData(12, 0.8)]
    public void Exponential_messages_wait_as_long_as_in_M_M_c(int cores, double utilisation) =>
        AssertHolds(Law.ExponentialOnCores(cores, utilisation, 1_500_000));

    [Theory]
    [InlineData(0.5)]
    [InlineData(0.8)]
    public void Constant_messages_wait_as_long_as_in_M_D_1(double utilisation) => AssertHolds(Law.ConstantOnCore(utilisation, 1_000_000));

    [Fact]
    public void Short_and_long_messages_wait_as_Pollaczek_and_Khinchine_say() => AssertHolds(Law.MixedOnCore(0.5, 1_500_000));

    [Fact]
    public void Work_far_above_the_quantum_shares_the_core_equally() => AssertHolds(Law.SharedCore(0.7, 300_000));

    [Fact]
    public void The_closed_forms_agree_where_they_overlap()
    {
        Assert.Equal(ClosedForm.SingleServer(0.8, 1), ClosedForm.SeveralServers(1, 0.8), 12);
        Assert.Equal(0.8, ClosedForm.ErlangC(1, 0.8), 12);
        // Two servers: C = 2 r^2 / (1 + r).
        Assert.Equal(2 * 0.81 / 1.9, ClosedForm.ErlangC(2, 0.9), 12);
    }

    private static void AssertHolds(Law law)
    {
        var result = law.Run(law.Customers);
        double error = law.Error(result);
        Assert.True(Math.Abs(error) <= Tolerance, $"{law.Name}: measured {result.MeanWait} ns +- {result.HalfWidth}, off by {error:0.0%}.");
    }

    private static long[] Departures(int cores, long[] arrivals, long[] services)
    {
        var kernel = new Kernel();
        var pool = new CorePool(kernel, new CorePoolSettings { Cores = cores, Quantum = Duration.FromSeconds(1), ProcessOfNode = [0] });
        long[] departures = new long[arrivals.Length];
        var departure = new Callback(i => departures[i] = kernel.Now.Nanoseconds);
        var arrival = new Callback(i => pool.Submit(CoreClass.Handler, 0, new Duration(services[i]), departure, i));
        for (int i = 0; i < arrivals.Length; i++)
            kernel.PostAt(new VirtualTime(arrivals[i]), arrival, i);
        kernel.RunUntil(VirtualTime.Never);
        return departures;
    }
}
