namespace Aurigraph.Live.Network;

/// <summary>Memory that heads of frames and small bodies are written to. Reused when all of it was sent.</summary>
internal sealed class SendBlock(int size)
{
    /// <summary>Bytes of an ordinary block.</summary>
    public const int Size = 64 * 1024;

    /// <summary>The memory.</summary>
    public byte[] Bytes { get; } = GC.AllocateUninitializedArray<byte>(size);

    /// <summary>Bytes written to.</summary>
    public int Used { get; set; }

    /// <summary>Bytes written and not yet sent.</summary>
    public int Outstanding { get; set; }

    /// <summary>Bytes left.</summary>
    public int Free => Bytes.Length - Used;
}
