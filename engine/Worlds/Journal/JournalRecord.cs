using System.Buffers.Binary;
using Aurigraph.Consensus.Membership;
using Aurigraph.Units;

namespace Aurigraph.Worlds.Journal;

/// <summary>A record of a journal as it was added.</summary>
/// <param name="Bytes">All of it.</param>
public readonly record struct JournalRecord(ReadOnlyMemory<byte> Bytes)
{
    /// <summary>Bytes of what every record begins with.</summary>
    public const int HeaderSize = 13;

    /// <summary>What it says.</summary>
    public JournalEvent What => (JournalEvent)Bytes.Span[0];

    /// <summary>When.</summary>
    public VirtualTime At => new(BinaryPrimitives.ReadInt64LittleEndian(Bytes.Span[1..]));

    /// <summary>Of which node.</summary>
    public NodeId Node => NodeId.TryFromKey(BinaryPrimitives.ReadInt32LittleEndian(Bytes.Span[9..]), out NodeId id) ? id : NodeId.None;

    /// <summary>What a record of <see cref="JournalEvent.ConfigurationTook"/> says.</summary>
    /// <exception cref="FormatException">It is damaged.</exception>
    public (LogIndex Index, MemberConfiguration Configuration) Configuration()
    {
        var text = new JournalText(Bytes.Span);
        return (text.Index(), text.Configuration());
    }
}
