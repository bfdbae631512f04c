namespace Aurigraph.Node.Wire;

/// <summary>Bytes that were received are no frame of this format: whoever sent them is broken or a stranger, and the connection they came on is of no use any more.</summary>
public sealed class WireFormatException : Exception
{
    /// <summary>Says what was found and what was expected.</summary>
    public WireFormatException(WireFault fault, string what, string expected)
        : base($"{what}; expected {expected}.")
    {
        Fault = fault;
        Expected = expected;
    }

    /// <summary>What is wrong.</summary>
    public WireFault Fault { get; }

    /// <summary>What the format asks for in that place.</summary>
    public string Expected { get; }
}
