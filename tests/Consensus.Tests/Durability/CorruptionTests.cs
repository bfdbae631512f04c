using Aurigraph.Consensus.Durability;
using Aurigraph.Units;
using static Aurigraph.Consensus.Tests.Harness.Solo;

namespace Aurigraph.Consensus.Tests.Durability;

public sealed class CorruptionTests
{
    [Fact]
    public void An_entry_that_is_not_what_was_written_is_named()
    {
        var entries = Harness.Solo.Log(1, 2, 2);
        var thrown = Assert.Throws<InvariantException>(() => { Start(new RestoredState(new HardState(T(2), NodeId.None, I(0)), entries, Checksums: [entries[0].Checksum, entries[2].Checksum, entries[2].Checksum])); });
        Assert.Contains("entry 2 of term 2 fails its checksum", thrown.Message, StringComparison.Ordinal);
        Assert.Contains(N(1).ToString(), thrown.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_log_that_is_what_was_written_starts()
    {
        var entries = Harness.Solo.Log(1, 2, 2);
        Assert.Equal(I(3), Start(new RestoredState(new HardState(T(2), NodeId.None, I(0)), entries, Checksums: [.. entries.Select(e => e.Checksum)])).LastIndex);
    }

    [Fact]
    public void A_checksum_covers_term_index_and_payload()
    {
        ulong[] sums = [Entry(1, 1, 1).Checksum, Entry(2, 1, 1).Checksum, Entry(1, 2, 1).Checksum, Entry(1, 1, 2).Checksum];
        Assert.Equal(4, sums.Distinct().Count());
    }

    private static HyperRaft Start(RestoredState restored) => new(
        new CoreOptions
        {
            Self = N(1),
            Configuration = new([N(1), N(2), N(3)]),
            Heartbeat = Heartbeat,
            ElectionTimeoutMin = ElectionTimeout,
            DrawElectionTimeout = () => ElectionTimeout,
        },
        restored);
}
