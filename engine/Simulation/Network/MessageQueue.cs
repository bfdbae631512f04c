using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>The messages of a connection in order, numbered from 0 over its life, kept in a ring that grows to the largest number
/// on their way at once. The number finds the slot, so events carry numbers and nothing is allocated per message.</summary>
internal sealed class MessageQueue
{
    private MessageSlot[] _slots = new MessageSlot[4];

    /// <summary>Number of the oldest message that is neither handed over nor lost and passed.</summary>
    internal long Head { get; private set; }

    /// <summary>Number the next message gets.</summary>
    internal long Tail { get; private set; }

    /// <summary>Position behind the last byte of the newest message.</summary>
    internal long End { get; private set; }

    /// <summary>The slot of a message between Head and Tail. The reference is valid until the next <see cref="Append"/>.</summary>
    internal ref MessageSlot this[long number] => ref _slots[number & (_slots.Length - 1)];

    /// <summary>Takes a message at the end.</summary>
    /// <param name="message">The message.</param>
    /// <param name="size">Bytes on the wire.</param>
    /// <param name="compressedFrom">Bytes before compression; 0 when it is not compressed.</param>
    /// <param name="isHeld">Whether the sender's memory holds it.</param>
    internal void Append(NetworkMessage message, long size, long compressedFrom, bool isHeld)
    {
        if (Tail - Head == _slots.Length)
            Grow();
        End += size;
        this[Tail++] = new MessageSlot { Message = message, Size = size, CompressedFrom = compressedFrom, End = End, SentAt = VirtualTime.Never, IsHeld = isHeld };
    }

    /// <summary>Forgets the oldest message.</summary>
    internal void Retire()
    {
        this[Head].Message = null;
        Head++;
    }

    private void Grow()
    {
        var larger = new MessageSlot[_slots.Length * 2];
        for (long number = Head; number < Tail; number++)
            larger[number & (larger.Length - 1)] = this[number];
        _slots = larger;
    }
}
