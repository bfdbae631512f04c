using Aurigraph.Units;

namespace Aurigraph.Node.Batches;

/// <summary>A batch as its origin holds it, from closing until final.</summary>
public sealed class OriginBatch(IReadOnlyList<TransactionGroup> groups, int count, long bytes)
{
    /// <summary>The transactions.</summary>
    public IReadOnlyList<TransactionGroup> Groups { get; } = groups;

    /// <summary>How many transactions.</summary>
    public int Count { get; } = count;

    /// <summary>Bytes, signatures included.</summary>
    public long Bytes { get; } = bytes;

    /// <summary>Its body.</summary>
    public Payload Payload { get; private set; } = Payload.Described(bytes);

    /// <summary>The digest of a body that is materialised; nothing where it is only described.</summary>
    public BatchDigest Digest { get; private set; }

    /// <summary>Whether its transactions are materialised.</summary>
    internal bool IsMaterialised => !Groups[0].Content.IsEmpty;

    /// <summary>Puts the body together and digests it.</summary>
    internal void Assemble()
    {
        ReadOnlyMemory<byte> content = Groups[0].Content;
        if (Groups.Count > 1)
        {
            byte[] joined = GC.AllocateUninitializedArray<byte>((int)Bytes);
            int at = 0;
            foreach (TransactionGroup group in Groups)
            {
                group.Content.CopyTo(joined.AsMemory(at));
                at += group.Content.Length;
            }
            content = joined;
        }
        Payload = new Payload(Bytes, content);
        Digest = BatchDigest.Of(content.Span);
    }

    /// <summary>When it was closed and digested: the end of its batching phase.</summary>
    public VirtualTime ClosedAt { get; internal set; }

    /// <summary>Whether it was proposed to a leader at least once, with its body where bodies travel through the leader.</summary>
    internal bool IsProposed { get; set; }

    /// <summary>Its name, once the origin gave it one.</summary>
    public BatchReference? Reference { get; internal set; }
}
