using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Tests.Harness;

/// <summary>A clock that a test sets.</summary>
internal sealed class SetTime : IClock
{
    public VirtualTime Now { get; set; }
}
