using Aurigraph.Node.Batches;
using Aurigraph.Node.Tests.Harness;

namespace Aurigraph.Node.Tests.Batches;

public sealed class BatchReferenceTests
{
    [Fact]
    public void A_batch_is_named_by_origin_incarnation_and_sequence() =>
        Assert.Equal("business-1/2/3", Given.Reference(Given.B1, sequence: 3, incarnation: 2).Id.ToString());

    [Fact]
    public void An_empty_batch_is_no_batch()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchReference(new BatchId(Given.B1, 1, 1), 0, 0, 10));
        Assert.Throws<ArgumentOutOfRangeException>(() => new BatchReference(new BatchId(Given.B1, 1, 1), 0, 1, 0));
    }

    [Fact]
    public void Batches_that_differ_in_any_part_of_their_name_have_different_fingerprints()
    {
        BatchReference[] references =
        [
            Given.Reference(Given.B1, 1), Given.Reference(Given.B2, 1), Given.Reference(Given.B1, 2), Given.Reference(Given.B1, 1, incarnation: 2),
        ];
        Assert.Equal(references.Length, references.Select(r => r.TraceHash).Distinct().Count());
    }

    [Fact]
    public void An_entry_weighs_its_reference_and_counts_its_body_against_the_quota()
    {
        BatchReference reference = Given.Reference(Given.B1, 1, bytes: 5000);
        var alone = new BatchPayload(reference, null);
        var carrying = new BatchPayload(reference, Given.Body(reference));
        Assert.Equal((64, 5000), (alone.Size, alone.QuotaSize));
        Assert.Equal((5064, 5000), (carrying.Size, carrying.QuotaSize));
        Assert.Equal(alone.TraceHash, carrying.TraceHash);
    }
}
