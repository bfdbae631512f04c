namespace Aurigraph.Live.Network;

/// <summary>The end of a lane on which nothing but credits may come back.</summary>
internal sealed class OneWay : IFrameSink
{
    public static OneWay Instance { get; } = new();

    public int LengthOf(ReadOnlySpan<byte> start) => throw new ConnectionException(RefusalKind.Frame, "a frame came back on a lane that goes the other way; expected credits");

    public void Take(ReadOnlyMemory<byte> frame, bool isOwned, CreditLedger ledger, long early) => LengthOf(frame.Span);
}
