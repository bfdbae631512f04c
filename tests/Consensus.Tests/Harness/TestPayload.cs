using Aurigraph.Consensus.Log;

namespace Aurigraph.Consensus.Tests.Harness;

/// <summary>A numbered payload of a chosen size.</summary>
internal sealed class TestPayload(int number, long size = 100, long? quotaSize = null) : EntryPayload
{
    public int Number { get; } = number;

    public override long Size { get; } = size;

    public override long QuotaSize { get; } = quotaSize ?? size;

    public override ulong TraceHash => (ulong)Number;

    public override string ToString() => $"payload {Number}";
}
