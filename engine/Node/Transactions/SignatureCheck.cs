using Aurigraph.Node.Ports;

namespace Aurigraph.Node.Transactions;

/// <summary>Checks the signatures of transactions that lie one after the other, shared by several threads.</summary>
internal sealed class SignatureCheck(ReadOnlyMemory<byte> content, int size, ITransactionVerifier verifier)
{
    private readonly bool[] _invalid = new bool[content.Length / size];

    /// <summary>How many transactions there are.</summary>
    public int Count => _invalid.Length;

    /// <summary>Whether each of them is validly signed.</summary>
    public bool AllValid => Array.IndexOf(_invalid, true) < 0;

    /// <summary>Whether one of them is validly signed.</summary>
    public bool IsValid(int index) => !_invalid[index];

    /// <summary>Checks one of several equal parts.</summary>
    public void Run(int part, int parts)
    {
        int from = (int)((long)Count * part / parts);
        int to = (int)((long)Count * (part + 1) / parts);
        for (int i = from; i < to; i++)
            _invalid[i] = !verifier.Verify(content.Span.Slice(i * size, size));
    }
}
