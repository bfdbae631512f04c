using System.Buffers.Binary;
using Aurigraph.Node.Batches;
using Aurigraph.Node.Ledger;
using Aurigraph.Node.Operations;
using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Node.Wire;

/// <summary>The fields of messages on their way in.</summary>
public static partial class WireCodec
{
    private const int EntryContentShift = 30;
    private const uint EntryLengthMask = (1u << EntryContentShift) - 1;
    private const ushort NoText = ushort.MaxValue;
    private const int ChunkReserved = 12;
    private const int ChangeReserved = 7;
    private const int ChangeFrame = 16;
    private const int ChangeStep = 8;
    private const int StepReserved = 3;

    private static NetworkMessage ReadFields(ref WireReader reader, WireType type, NodeId from, NodeId to)
    {
        switch (type)
        {
            case WireType.BodyPush:
                BatchReference pushed = reader.Reference();
                bool pulled = reader.Flag();
                return new BodyPush(reader.Body(pushed), pulled);
            case WireType.BodyCredit:
                return new BodyCredit(reader.Int64(), reader.Int64());
            case WireType.BodyPull:
                return new BodyPull(reader.References(reader.Int32()));
            case WireType.BodySkipped:
                return new BodySkipped(reader.Id(from));
            case WireType.FinalNotice:
                return new FinalNotice(reader.Id(to), new FinalityStamp(reader.Time(), reader.Time()));
            case WireType.LeaderAnnouncement:
                return new LeaderAnnouncement(reader.Term());
            case WireType.Proposal:
                return ReadProposal(ref reader);
            case WireType.ProposalRejected:
                return ReadProposalRejected(ref reader);
            case WireType.SnapshotChunk:
                return ReadChunk(ref reader);
            case WireType.SnapshotProgress:
                return new SnapshotProgress(reader.Index(), reader.Term(), reader.Int64());
            case WireType.StreamBatch:
                return ReadStream(ref reader);
            case WireType.StreamCredit:
                return new StreamCredit(reader.Index());
            case WireType.StreamRefused:
                return new StreamRefused(reader.Term(), reader.Node());
            case WireType.StreamSubscribe:
                return ReadSubscribe(ref reader);
            default:
                return new ConsensusMessage(ReadConsensus(ref reader, type, from, to));
        }
    }

    private static Proposal ReadProposal(ref WireReader reader)
    {
        int count = reader.Int32();
        bool hasBody = reader.Flag();
        BatchReference[] references = reader.References(count);
        if (hasBody && count != 1)
            throw new WireFormatException(WireFault.Value, $"A proposal of {count} batches comes with a body", "a body with one batch alone");
        return new Proposal(references, hasBody ? reader.Body(references[0]) : null);
    }

    private static ProposalRejected ReadProposalRejected(ref WireReader reader)
    {
        (long incarnation, long sequence) = (reader.Int64(), reader.Int64());
        var first = new BatchId(reader.Node(), incarnation, sequence);
        return new ProposalRejected(first, reader.Enum<ProposalRejection>(5), reader.Node(), reader.Term());
    }

    private static SnapshotChunk ReadChunk(ref WireReader reader)
    {
        Term term = reader.Term();
        var mark = new SnapshotMark(reader.Index(), reader.Term(), MemberConfiguration.Empty);
        (long offset, long length, long total) = (reader.Int64(), reader.Int64(), reader.Int64());
        if (offset < 0 || length < 0 || total < 0 || offset > total - length)
            throw new WireFormatException(WireFault.Value, $"A part of a snapshot has {length} bytes from {offset} on of {total}", "a part within the whole");
        uint checksum = reader.UInt32();
        reader.Zeros(ChunkReserved);
        ReadOnlyMemory<byte> content = reader.Content(length);
        if (Crc32C.Of(content.Span) is var found && found != checksum)
            throw new WireFormatException(WireFault.Checksum, $"The checksum of a snapshot's part is {found:x8}", $"{checksum:x8}, as the part says");
        return new SnapshotChunk(term, mark, LedgerState.Empty, offset, length, total, content);
    }

    private static StreamBatch ReadStream(ref WireReader reader)
    {
        LogIndex applied = reader.Index();
        VirtualTime committedAt = reader.Time();
        StreamContent content = reader.Enum<StreamContent>(3);
        return new StreamBatch(ReadEntries(ref reader, content == StreamContent.Full), applied, content, committedAt);
    }

    private static StreamSubscribe ReadSubscribe(ref WireReader reader)
    {
        LogIndex after = reader.Index();
        var window = new ByteCount(reader.Int64());
        return new StreamSubscribe(after, reader.Enum<StreamContent>(3), window);
    }

    /// <summary>Entries up to the end of the frame.</summary>
    /// <param name="reader">At the first of them.</param>
    /// <param name="bodies">Whether every batch has its body with it; false: none must; null: each for itself.</param>
    private static LogEntry[] ReadEntries(ref WireReader reader, bool? bodies)
    {
        int count = CountEntries(reader.Rest);
        if (count == 0)
            return [];
        var entries = new LogEntry[count];
        for (int i = 0; i < count; i++)
            entries[i] = ReadEntry(ref reader, bodies);
        return entries;
    }

    /// <summary>Hops from entry to entry, so that what is allocated for them is no more than what is there.</summary>
    private static int CountEntries(ReadOnlySpan<byte> rest)
    {
        int count = 0;
        while (rest.Length > 0)
        {
            long length = rest.Length < WireFormat.EntryHeader ? long.MaxValue : BinaryPrimitives.ReadUInt32LittleEndian(rest[16..]) & EntryLengthMask;
            if (length > rest.Length - WireFormat.EntryHeader)
                throw new WireFormatException(WireFault.Length, $"Entry {count + 1} goes beyond the {rest.Length} bytes that are left", "entries within their frame");
            rest = rest[(WireFormat.EntryHeader + (int)length)..];
            count++;
        }
        return count;
    }

    private static LogEntry ReadEntry(ref WireReader reader, bool? bodies)
    {
        Term term = reader.Term();
        LogIndex index = reader.Index();
        uint packed = reader.UInt32();
        int length = (int)(packed & EntryLengthMask);
        int end = reader.Position + length;
        EntryPayload? payload = (EntryContent)(packed >> EntryContentShift) switch
        {
            EntryContent.Batch => ReadBatch(ref reader, length, bodies),
            EntryContent.Operation => ReadOperation(ref reader),
            EntryContent.Configuration => ReadChange(ref reader),
            _ => null,
        };
        if (reader.Position != end)
            throw new WireFormatException(WireFault.Length, $"What entry {term}/{index} carries ends {end - reader.Position} bytes off its length of {length}", "a length that fits");
        return new LogEntry(term, index, payload);
    }

    private static BatchPayload ReadBatch(ref WireReader reader, int length, bool? bodies)
    {
        BatchReference reference = reader.Reference();
        bool hasBody = bodies ?? length > WireFormat.Reference;
        return new BatchPayload(reference, hasBody ? reader.Body(reference) : null);
    }

    private static OperationPayload ReadOperation(ref WireReader reader)
    {
        (int client, long number) = (reader.Int32(), reader.Int64());
        StoreOperationKind kind = reader.Enum<StoreOperationKind>(4);
        (ushort key, ushort value, ushort expected) = (reader.UInt16(), reader.UInt16(), reader.UInt16());
        if (key == NoText)
            throw new WireFormatException(WireFault.Value, "An operation has no key", "a key");
        return new OperationPayload(new StoreOperation(client, number, kind, reader.Text(key), ReadText(ref reader, value), ReadText(ref reader, expected)));
    }

    private static string? ReadText(ref WireReader reader, ushort length) => length == NoText ? null : reader.Text(length);

    private static ConfigurationChange ReadChange(ref WireReader reader)
    {
        ChangeTransition transition = reader.Enum<ChangeTransition>(3);
        (int count, int context) = (reader.Int32(), reader.Int32());
        reader.Zeros(ChangeReserved);
        if (count < 0 || context < 0 || count > reader.Remaining / ChangeStep)
            throw new WireFormatException(WireFault.Length, $"A change announces {count} steps and {context} bytes where {reader.Remaining} are left", "what is there");
        var steps = new MemberChange[count];
        for (int i = 0; i < count; i++)
        {
            NodeId node = reader.Node();
            steps[i] = new MemberChange(reader.Enum<MemberChangeKind>(4), node);
            reader.Zeros(StepReserved);
        }
        return new ConfigurationChange(steps, transition, reader.Bytes(context));
    }
}
