namespace Aurigraph.PlantedFaults.Tests.Trials;

/// <summary>A payload that is told from others by its number.</summary>
internal sealed class NumberedPayload(int number) : EntryPayload
{
    public override long Size => 50 + (number % 100);

    public override ulong TraceHash => (ulong)number;
}
