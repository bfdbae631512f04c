using System.Text;
using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.CommandLine.Execution;

namespace Aurigraph.CommandLine.Linearizability;

/// <summary>Reads a history from a file and tells the user all that is wrong with it.</summary>
internal static class HistoryLoading
{
    /// <summary>The longest file that is read, in bytes: about a million operations.</summary>
    internal const long BytesMax = 128_000_000;

    private static readonly UTF8Encoding Strict = new(false, throwOnInvalidBytes: true);

    /// <summary>The history; null when there is none in the file, with every fault printed to standard error.</summary>
    public static RecordedHistory? Load(string file)
    {
        HistoryReading reading = Read(file);
        foreach (HistoryFault fault in reading.Faults)
            Console.Error.WriteLine(PlainLine.Of(fault.Line > 0 ? $"{file}:{fault.Line}: {fault.Message}." : $"{file}: {fault.Message}."));
        if (reading.FaultCount > reading.Faults.Count)
            Console.Error.WriteLine($"and {reading.FaultCount - reading.Faults.Count} more.");
        if (reading.History is null)
            Console.Error.WriteLine(PlainLine.Of($"{(reading.FaultCount == 1 ? "1 error" : $"{reading.FaultCount} errors")}; {file} was not judged."));
        return reading.History;
    }

    private static HistoryReading Read(string file)
    {
        if (Directory.Exists(file))
            return Faulty(0, "this is a directory; a file with a history was expected: name the files in it");
        byte[] bytes;
        try
        {
            if (new FileInfo(file) is { Exists: true, Length: > BytesMax })
                return Faulty(0, $"the file is longer than {BytesMax / 1_000_000} MB; cut the history into parts that start from an unset state");
            bytes = File.ReadAllBytes(file);
        }
        catch (Exception problem) when (problem is FileNotFoundException or DirectoryNotFoundException)
        {
            return Faulty(0, "the file does not exist; a file with a history was expected: correct the name");
        }
        catch (Exception problem) when (problem is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            return Faulty(0, $"the file cannot be read ({problem.Message.TrimEnd('.')}); make it readable or name another");
        }
        try
        {
            return HistoryReader.Read(Strict.GetString(bytes));
        }
        catch (DecoderFallbackException)
        {
            return Faulty(FirstUndecodableLine(bytes), "the line is not UTF-8; a text in UTF-8 was expected: convert the file");
        }
    }

    private static int FirstUndecodableLine(ReadOnlySpan<byte> bytes)
    {
        int line = 1;
        foreach (Range range in bytes.Split((byte)'\n'))
        {
            if (!System.Text.Unicode.Utf8.IsValid(bytes[range]))
                return line;
            line++;
        }
        return 0;
    }

    private static HistoryReading Faulty(int line, string message) => new(null, [new HistoryFault(line, message)], 1);
}
