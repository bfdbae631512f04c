namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>Reads the text of a history. Its format shows in its first line that is not blank: a Jepsen register log, or one map a line of a key-value store.</summary>
public static class HistoryReader
{
    /// <summary>Most faults that are told of one text; the others are counted.</summary>
    public const int FaultsMax = 20;

    /// <summary>Reads a text, line by line; all of it, so that all faults are known at once. Lines end with a line feed, with or without a
    /// carriage return; blank lines and white space at the ends of a line mean nothing.</summary>
    public static HistoryReading Read(string text)
    {
        var faults = new FaultSheet();
        string[] lines = [.. text.TrimStart('\uFEFF').Split('\n').Select(l => l.Trim())];
        ILineReader[] readers = [new RegisterLineReader(faults), new KeyValueLineReader(faults)];
        (ILineReader? reader, int first) = (null, 0);
        bool isMixed = false;
        for (int i = 0; i < lines.Length; i++)
        {
            if (lines[i].Length == 0)
                continue;
            ILineReader? one = readers.FirstOrDefault(r => r.Recognises(lines[i]));
            if (reader is null && one is not null)
                (reader, first) = (one, i + 1);
            if (one is null)
            {
                faults.Add(i + 1, "the line is neither of a Jepsen register log (`INFO  jepsen.util - 0 :invoke :write 3`) nor a map of a key-value history (`{:process 0, :type :invoke, :f :put, :key \"k\", :value \"v\"}`); correct or remove it");
            }
            else if (one == reader)
            {
                one.Read(lines[i], i + 1);
            }
            else if (!isMixed)
            {
                isMixed = true;
                faults.Add(i + 1, $"this is {one.Format} and line {first} is {reader!.Format}; a history has one format: put the two into files of their own");
            }
        }
        RecordedHistory? history = faults.Count == 0 ? reader?.History(lines) : null;
        if (history is null && faults.Count == 0)
            faults.Add(0, "there is no operation in it; expected is a Jepsen register log or a key-value history with at least one :invoke: name the right file");
        return new HistoryReading(faults.Count == 0 ? history : null, faults.Faults, faults.Count);
    }
}
