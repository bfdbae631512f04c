using Aurigraph.Node.Batches;
using Aurigraph.Storage.Segments;

namespace Aurigraph.Storage.Logs;

/// <summary>A body in the log.</summary>
/// <param name="reference">The batch.</param>
/// <param name="address">Where its bytes are.</param>
internal sealed class KeptBody(BatchReference reference, ContentAddress address)
{
    /// <summary>The batch.</summary>
    public BatchReference Reference { get; } = reference;

    /// <summary>Where its bytes are.</summary>
    public ContentAddress Address { get; } = address;

    /// <summary>How many entries name it.</summary>
    public int Names { get; set; }
}
