using Aurigraph.Node.Batches;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;
using Aurigraph.Units;

namespace Aurigraph.Contracts.Tests.Network;

/// <summary>Messages with a number, such as travel in both worlds.</summary>
internal static class Numbered
{
    /// <summary>A small message, or one with a body of so many bytes.</summary>
    public static NetworkMessage Message(long number, int body = 0)
    {
        if (body == 0)
            return new StreamCredit(new LogIndex(number));
        byte[] content = new byte[body];
        content.AsSpan().Fill((byte)number);
        return new BodyPush(new BatchBody(new BatchReference(new BatchId(NodeId.Business(1), 1, number), default(BatchDigest), 1, body), new Payload(body, content)), pulled: false);
    }

    public static long Of(NetworkMessage message) => message switch
    {
        StreamCredit credit => credit.Applied.Value,
        BodyPush push when push.Body.Payload.Content.Span.IndexOfAnyExcept((byte)push.Body.Reference.Id.Sequence) < 0 => push.Body.Reference.Id.Sequence,
        _ => throw new ArgumentException($"A {message.GetType().Name} has no number, or not the content of its number.", nameof(message)),
    };
}
