using Aurigraph.Live.Load;
using Aurigraph.Live.Network;
using Aurigraph.Node;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;

namespace Aurigraph.Live.Nodes;

/// <summary>Takes the submissions of drivers in, and answers each when it is final or refused. A driver whose answers do not get away is behind: its connection is closed, since an answer may not be lost
/// on a connection that stays.</summary>
internal sealed class ClientSessions(NodeEntry entry, int transactionSize, Action<string> log) : IClientArrivals
{
    /// <inheritdoc/>
    public void Opened(ClientConnection connection)
    {
    }

    /// <inheritdoc/>
    public void Arrived(ClientConnection connection, in ClientFrame frame)
    {
        try
        {
            if (frame.Type != ClientFrames.Submit)
                throw new FormatException($"A frame of type {frame.Type} came; a submission was expected.");
            (long number, long[] scheduled, ReadOnlyMemory<byte> content) = ClientFrames.ReadSubmit(frame.Payload, transactionSize);
            entry.Submit(new TransactionGroup(scheduled, content, new Session(connection, number)));
            frame.Delivered();
        }
        catch (FormatException problem)
        {
            log($"a driver at {connection.Remote} is sent away: {problem.Message}");
            connection.Dispose();
        }
    }

    /// <inheritdoc/>
    public void Drained(ClientConnection connection)
    {
    }

    /// <inheritdoc/>
    public void Closed(ClientConnection connection, string? why)
    {
    }

    /// <summary>One submission of a driver.</summary>
    private sealed class Session(ClientConnection connection, long number) : ISubmitter
    {
        public void OnFinal(int first, int count)
        {
            var range = new byte[ClientFrames.RangeSize];
            ClientFrames.WriteRange(range, number, first, count);
            Answer(ClientFrames.Final, range);
        }

        public void OnRejected(int first, int count, RejectionReason reason)
        {
            var range = new byte[1 + ClientFrames.RangeSize];
            range[0] = (byte)reason;
            ClientFrames.WriteRange(range.AsSpan(1), number, first, count);
            Answer(ClientFrames.Rejected, range);
        }

        private void Answer(byte type, byte[] payload)
        {
            if (connection.Send(type, payload) == SendResult.Full)
                connection.Dispose();
        }
    }
}
