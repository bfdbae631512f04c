using Aurigraph.Simulation.Time;

namespace Aurigraph.Simulation.Tests.Time;

/// <summary>A kernel event that calls what a test hands it.</summary>
internal sealed class Callback(Action<long> action) : IKernelEvent
{
    public Callback(Action action)
        : this(_ => action())
    {
    }

    public void Fire(long argument) => action(argument);

    public override string ToString() => "a test's callback";
}
