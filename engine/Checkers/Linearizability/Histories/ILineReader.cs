namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>Reads lines of one format.</summary>
internal interface ILineReader
{
    /// <summary>The format, for people.</summary>
    string Format { get; }

    /// <summary>Whether a line is meant to be of this format.</summary>
    bool Recognises(string line);

    /// <summary>Takes the next line, which is of this format; notes what is wrong with it.</summary>
    /// <param name="line">The text without white space at its ends.</param>
    /// <param name="number">Its number, from 1.</param>
    void Read(string line, int number);

    /// <summary>The history of all lines read; null when no operation was in them.</summary>
    /// <param name="lines">All lines of the text.</param>
    RecordedHistory? History(IReadOnlyList<string> lines);
}
