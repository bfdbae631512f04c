namespace Aurigraph.NetworkModels;

/// <summary>A file of latencies cannot be read. All its faults are told at once, the first <see cref="MostFaults"/> at most.</summary>
public sealed class NetworkModelException : Exception
{
    /// <summary>How many faults of one text are collected.</summary>
    public const int MostFaults = 20;

    /// <summary>Names what was read and what is wrong with it.</summary>
    /// <param name="what">The kind of text, for example "latency matrix".</param>
    /// <param name="faults">At least one fault, in the order of the text.</param>
    public NetworkModelException(string what, IReadOnlyList<TextFault> faults)
        : base(string.Join(Environment.NewLine, faults.Select(fault => $"{what}, {fault}")))
    {
        ArgumentOutOfRangeException.ThrowIfZero(faults.Count, nameof(faults));
        Faults = faults;
    }

    /// <summary>What is wrong, in the order of the text.</summary>
    public IReadOnlyList<TextFault> Faults { get; }

    /// <summary>Line of the first fault, from 1.</summary>
    public int Line => Faults[0].Line;

    /// <summary>Column of the first fault, from 1.</summary>
    public int Column => Faults[0].Column;
}
