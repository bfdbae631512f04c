using Aurigraph.Node.Batches;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>The fields of messages on their way out.</summary>
public static partial class WireCodec
{
    private static WireType TypeOf(NetworkMessage message) => message switch
    {
        ConsensusMessage consensus => TypeOf(consensus.Message),
        BodyPush => WireType.BodyPush,
        BodyCredit => WireType.BodyCredit,
        BodyPull => WireType.BodyPull,
        BodySkipped => WireType.BodySkipped,
        FinalNotice => WireType.FinalNotice,
        LeaderAnnouncement => WireType.LeaderAnnouncement,
        Proposal => WireType.Proposal,
        ProposalRejected => WireType.ProposalRejected,
        SnapshotChunk => WireType.SnapshotChunk,
        SnapshotProgress => WireType.SnapshotProgress,
        StreamBatch => WireType.StreamBatch,
        StreamCredit => WireType.StreamCredit,
        StreamRefused => WireType.StreamRefused,
        StreamSubscribe => WireType.StreamSubscribe,
        _ => throw new ArgumentException($"A {message.GetType().Name} has no form on the wire; give it a type in {nameof(WireCodec)}.", nameof(message)),
    };

    /// <summary>Bytes of a message that are not part of its head.</summary>
    private static long BodyBytes(NetworkMessage message)
    {
        switch (message)
        {
            case BodyPush push:
                return push.Body.Reference.Bytes;
            case Proposal proposal:
                return proposal.Body?.Reference.Bytes ?? 0;
            case SnapshotChunk chunk:
                return chunk.Length;
            case StreamBatch { Content: StreamContent.Full } stream:
                return BodyBytes(stream.Entries, always: true);
            case ConsensusMessage { Message: AppendRequest append }:
                return BodyBytes(append.Entries, always: false);
            default:
                return 0;
        }
    }

    private static long BodyBytes<T>(T entries, bool always)
        where T : IReadOnlyList<LogEntry>
    {
        long bytes = 0;
        for (int i = 0; i < entries.Count; i++)
        {
            if (entries[i].Payload is BatchPayload batch && (always || batch.Body is not null))
                bytes += batch.Reference.Bytes;
        }
        return bytes;
    }

    private static void WriteFields(ref WireWriter writer, NodeId from, NodeId to, NetworkMessage message)
    {
        switch (message)
        {
            case ConsensusMessage consensus:
                WriteConsensus(ref writer, from, to, consensus.Message);
                break;
            case BodyPush push:
                writer.Reference(push.Body.Reference);
                writer.Flag(push.Pulled);
                WriteBody(ref writer, push.Body.Reference, push.Body);
                break;
            case BodyCredit credit:
                writer.Int64(credit.Incarnation);
                writer.Int64(credit.Sequence);
                break;
            case BodyPull pull:
                writer.Int32(pull.References.Count);
                WriteReferences(ref writer, pull.References);
                break;
            case BodySkipped skipped:
                RequireSame(skipped.Id.Origin, from, "the origin of a skipped body is its sender");
                writer.Position16(skipped.Id);
                break;
            case FinalNotice notice:
                RequireSame(notice.Last.Origin, to, "the origin of a final notice is its receiver");
                writer.Position16(notice.Last);
                writer.Time(notice.Stamp.Held);
                writer.Time(notice.Stamp.Committed);
                break;
            case LeaderAnnouncement announcement:
                writer.Term(announcement.Term);
                break;
            case Proposal proposal:
                WriteProposal(ref writer, proposal);
                break;
            case ProposalRejected rejected:
                writer.Position16(rejected.First);
                writer.Node(rejected.First.Origin);
                writer.Byte((byte)rejected.Reason);
                writer.Node(rejected.LeaderHint);
                writer.Term(rejected.Term);
                break;
            default:
                WriteStateTransfer(ref writer, message);
                break;
        }
    }

    private static void WriteStateTransfer(ref WireWriter writer, NetworkMessage message)
    {
        switch (message)
        {
            case SnapshotChunk chunk:
                WriteChunk(ref writer, chunk);
                break;
            case SnapshotProgress progress:
                writer.Index(progress.Index);
                writer.Term(progress.Term);
                writer.Int64(progress.Received);
                break;
            case StreamBatch stream:
                writer.Index(stream.Applied);
                writer.Time(stream.CommittedAt);
                writer.Byte((byte)stream.Content);
                for (int i = 0; i < stream.Entries.Count; i++)
                    WriteEntry(ref writer, stream.Entries[i], stream.Content == StreamContent.Full);
                break;
            case StreamCredit credit:
                writer.Index(credit.Applied);
                break;
            case StreamRefused refused:
                writer.Term(refused.Term);
                writer.Node(refused.Leader);
                break;
            case StreamSubscribe subscribe:
                writer.Index(subscribe.After);
                writer.Int64(subscribe.Window.Bytes);
                writer.Byte((byte)subscribe.Content);
                break;
            default:
                throw new InvariantException($"A {message.GetType().Name} has a type but no fields.");
        }
    }

    private static void WriteProposal(ref WireWriter writer, Proposal proposal)
    {
        writer.Int32(proposal.References.Count);
        writer.Flag(proposal.Body is not null);
        WriteReferences(ref writer, proposal.References);
        if (proposal.Body is null)
            return;
        if (proposal.References.Count != 1 || proposal.References[0].Id != proposal.Body.Reference.Id)
            throw new ArgumentException($"A proposal with the body of {proposal.Body.Reference.Id} names {proposal.References.Count} batches; it names that one alone.", nameof(proposal));
        WriteBody(ref writer, proposal.References[0], proposal.Body);
    }

    private static void WriteChunk(ref WireWriter writer, SnapshotChunk chunk)
    {
        if (chunk.Content.Length != chunk.Length)
            throw new ArgumentException($"A part of a snapshot of {chunk.Length} bytes holds {chunk.Content.Length}: it is only described; materialise it.", nameof(chunk));
        writer.Term(chunk.Term);
        writer.Index(chunk.Mark.Index);
        writer.Term(chunk.Mark.Term);
        writer.Int64(chunk.Offset);
        writer.Int64(chunk.Length);
        writer.Int64(chunk.Total);
        writer.UInt32(Crc32C.Of(chunk.Content.Span));
        writer.Zeros(ChunkReserved);
        writer.Body(chunk.Content);
    }

    private static void WriteReferences(ref WireWriter writer, IReadOnlyList<BatchReference> references)
    {
        for (int i = 0; i < references.Count; i++)
            writer.Reference(references[i]);
    }

    /// <summary>An entry: term, index, and kind and length of what it carries.</summary>
    private static void WriteEntry(ref WireWriter writer, LogEntry entry, bool withBody)
    {
        (EntryContent content, long length) = entry.Payload switch
        {
            null => (EntryContent.Nothing, 0L),
            BatchPayload batch => (EntryContent.Batch, WireFormat.Reference + (withBody ? batch.Reference.Bytes : 0)),
            OperationPayload operation => (EntryContent.Operation, operation.Size),
            ConfigurationChange change => (EntryContent.Configuration, change.Size),
            _ => throw new ArgumentException($"An entry carries a {entry.Payload.GetType().Name}, which has no form on the wire; give it one in {nameof(WireCodec)}.", nameof(entry)),
        };
        if (length > EntryLengthMask)
            throw new ArgumentException($"What entry {entry} carries has {length} bytes; at most {EntryLengthMask} have room: bound the size of batches.", nameof(entry));
        writer.Term(entry.Term);
        writer.Index(entry.Index);
        writer.UInt32(((uint)content << EntryContentShift) | (uint)length);
        if (entry.Payload is BatchPayload carried)
        {
            writer.Reference(carried.Reference);
            if (withBody)
                WriteBody(ref writer, carried.Reference, carried.Body);
        }
        else if (entry.Payload is OperationPayload operation)
        {
            WriteOperation(ref writer, operation.Operation);
        }
        else if (entry.Payload is ConfigurationChange change)
        {
            WriteChange(ref writer, change);
        }
    }

    private static void WriteOperation(ref WireWriter writer, StoreOperation operation)
    {
        writer.Int32(operation.Client);
        writer.Int64(operation.Number);
        writer.Byte((byte)operation.Kind);
        writer.UInt16(TextLength(operation.Key));
        writer.UInt16(TextLength(operation.Value));
        writer.UInt16(TextLength(operation.Expected));
        writer.Text(operation.Key);
        writer.Text(operation.Value);
        writer.Text(operation.Expected);
    }

    private static ushort TextLength(string? text)
    {
        if (text is null)
            return NoText;
        int length = WireWriter.LengthOf(text);
        return length < NoText
            ? (ushort)length
            : throw new ArgumentException($"A text of an operation has {length} bytes in UTF-8; at most {NoText - 1} have room.", nameof(text));
    }

    private static void WriteChange(ref WireWriter writer, ConfigurationChange change)
    {
        writer.Byte((byte)change.Transition);
        writer.Int32(change.Steps.Count);
        writer.Int32(change.Context.Length);
        writer.Zeros(ChangeReserved);
        foreach (MemberChange step in change.Steps)
        {
            writer.Node(step.Node);
            writer.Byte((byte)step.Kind);
            writer.Zeros(StepReserved);
        }
        writer.Bytes(change.Context);
    }

    private static void WriteBody(ref WireWriter writer, BatchReference reference, BatchBody? body)
    {
        if (body is null || body.Payload.Content.Length != reference.Bytes)
            throw new ArgumentException($"The body of {reference} holds {body?.Payload.Content.Length ?? 0} bytes: it is only described; materialise it.", nameof(body));
        writer.Body(body.Payload.Content);
    }

    private static void RequireSame(NodeId named, NodeId implied, string rule)
    {
        if (named != implied)
            throw new ArgumentException($"The message names {named} where {rule}, {implied}.", nameof(named));
    }
}
