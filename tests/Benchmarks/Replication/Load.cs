namespace Aurigraph.Benchmarks.Replication;

/// <summary>What a leader is given to replicate.</summary>
/// <param name="Name">Its name on the command line of a member.</param>
/// <param name="Title">What it is called in a table.</param>
/// <param name="EntryBytes">Bytes of an entry's payload.</param>
/// <param name="InFlight">Entries proposed and not yet committed.</param>
/// <param name="ItemsPerEntry">What of it is counted: transactions packed into an entry; 1 where entries are counted.</param>
internal sealed record Load(string Name, string Title, int EntryBytes, int InFlight, int ItemsPerEntry)
{
    /// <summary>All that are measured.</summary>
    public static IReadOnlyList<Load> All { get; } =
    [
        new("one", "256 B entries, one at a time", 256, 1, 1),
        new("pipelined", "256 B entries, 1,024 in flight", 256, 1_024, 1),
        new("large", "1 MiB entries, 8 in flight", 1 << 20, 8, 1),
        new("packed", "256 B transactions, 1,000 to an entry, 16 entries in flight", 256_000, 16, 1_000),
    ];

    /// <summary>After so many entries a log without state to keep may give up what is behind: 4 GiB of payloads. Farther behind no member is ever left in a run.</summary>
    public long SnapshotEvery => (4L << 30) / EntryBytes;

    /// <summary>Entries that stay in a log for members that lag, where bodies stay in memory as long: as many as by default, but at most 128 MiB of payloads.</summary>
    public int KeptEntries => (int)Math.Min(20_000, (128L << 20) / EntryBytes);

    /// <summary>The load of a name.</summary>
    /// <exception cref="ArgumentException">There is none.</exception>
    public static Load Of(string name) =>
        All.FirstOrDefault(l => l.Name == name) ?? throw new ArgumentException($"There is no load '{name}'; expected {string.Join(", ", All.Select(l => l.Name))}.", nameof(name));

    /// <summary>The payload of an entry: bytes that compress badly, and differ in the first eight from those of any other.</summary>
    public byte[] NewContent(long number)
    {
        byte[] content = GC.AllocateUninitializedArray<byte>(EntryBytes);
        Fill(content);
        BitConverter.TryWriteBytes(content, number);
        return content;
    }

    private static void Fill(byte[] content)
    {
        for (int at = 0; at < content.Length; at += Pattern.Length)
            Pattern.AsSpan(0, Math.Min(Pattern.Length, content.Length - at)).CopyTo(content.AsSpan(at));
    }

    private static readonly byte[] Pattern = MakePattern();

    private static byte[] MakePattern()
    {
        byte[] pattern = new byte[65_536];
        new Random(1).NextBytes(pattern);
        return pattern;
    }
}
