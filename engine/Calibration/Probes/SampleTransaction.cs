namespace Aurigraph.Calibration.Probes;

/// <summary>Bytes that stand for a transaction.</summary>
internal static class SampleTransaction
{
    /// <summary>Bytes without signature: the default of scenarios.</summary>
    public const int Size = 250;

    /// <summary>Bytes of the usual signature.</summary>
    public const int Signature = 64;

    /// <summary>Bytes with the usual signature.</summary>
    public const int SignedSize = Size + Signature;

    /// <summary>One transaction; those of other numbers differ.</summary>
    public static byte[] Bytes(int number, int size = Size)
    {
        byte[] bytes = new byte[size];
        uint state = (uint)number + 1;
        for (int i = 0; i < size; i++)
        {
            state = unchecked((state * 1_664_525) + 1_013_904_223);
            bytes[i] = (byte)(state >> 24);
        }
        return bytes;
    }
}
