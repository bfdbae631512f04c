namespace Aurigraph.Storage.Tests.Given;

/// <summary>A clock that is set by hand.</summary>
internal sealed class SetTime(DateTimeOffset now) : TimeProvider
{
    public DateTimeOffset Now { get; set; } = now;

    public override DateTimeOffset GetUtcNow() => Now;
}
