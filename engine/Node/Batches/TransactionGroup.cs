using Aurigraph.Units;

namespace Aurigraph.Node.Batches;

/// <summary>Transactions that are handled together: one, or at high rates those of a short span. Each keeps its own scheduled time.</summary>
public sealed class TransactionGroup
{
    private readonly long[] _scheduled;
    private readonly int _first;

    /// <summary>Groups transactions.</summary>
    /// <param name="scheduled">Scheduled submission of each, nanoseconds, rising; at least one. Not copied.</param>
    public TransactionGroup(long[] scheduled)
        : this(scheduled, default, null)
    {
    }

    /// <summary>Groups transactions that are materialised.</summary>
    /// <param name="scheduled">Scheduled submission of each, nanoseconds, rising; at least one. Not copied.</param>
    /// <param name="content">Their bytes, one after the other, all of the same length. Not copied.</param>
    /// <param name="submitter">Whom the fate of each matters to; null: nobody.</param>
    public TransactionGroup(long[] scheduled, ReadOnlyMemory<byte> content, object? submitter)
        : this(scheduled, 0, content, submitter)
    {
    }

    private TransactionGroup(long[] scheduled, int first, ReadOnlyMemory<byte> content, object? submitter)
    {
        ArgumentOutOfRangeException.ThrowIfZero(scheduled.Length);
        _scheduled = scheduled;
        _first = first;
        Content = content;
        Submitter = submitter;
    }

    /// <summary>How many.</summary>
    public int Count => _scheduled.Length;

    /// <summary>Scheduled submission of each, nanoseconds, rising.</summary>
    public ReadOnlySpan<long> Scheduled => _scheduled;

    /// <summary>Their bytes, one after the other; empty where they are only described.</summary>
    public ReadOnlyMemory<byte> Content { get; }

    /// <summary>Whom their fate matters to; null: nobody.</summary>
    public object? Submitter { get; }

    /// <summary>The place of the first of them among those that were submitted together.</summary>
    public int First => _first;

    /// <summary>From the first to the last.</summary>
    public Duration Span => new(_scheduled[^1] - _scheduled[0]);

    /// <summary>How often these transactions were refused before: 0 for those that are submitted for the first time.</summary>
    public int Attempt { get; init; }

    /// <summary>When the group was admitted: the end of its admission phase.</summary>
    public VirtualTime AdmittedAt { get; internal set; }

    /// <summary>The first part and the rest, when only so many fit.</summary>
    public (TransactionGroup Head, TransactionGroup Tail) Split(int count) => (Part(0, count), Part(count, Count - count));

    /// <summary>The first part alone.</summary>
    public TransactionGroup Take(int count) => count == Count ? this : Part(0, count);

    /// <summary>Some of them.</summary>
    /// <param name="from">The first, from 0.</param>
    /// <param name="count">How many; at least 1.</param>
    internal TransactionGroup Part(int from, int count)
    {
        int size = Content.Length / Count;
        return new TransactionGroup(_scheduled[from..(from + count)], _first + from, Content.Slice(from * size, count * size), Submitter) { AdmittedAt = AdmittedAt };
    }
}
