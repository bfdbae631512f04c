namespace Aurigraph.Simulation.Time;

/// <summary>Something that happens at an instant of virtual time. Implemented by long-lived objects, so that an event costs no allocation.</summary>
public interface IKernelEvent
{
    /// <summary>Lets it happen; the kernel's clock stands at its instant.</summary>
    /// <param name="argument">The number handed in when it was posted: a slot, a generation, a count.</param>
    void Fire(long argument);
}
