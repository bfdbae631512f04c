namespace Aurigraph.Calibration.Probes;

/// <summary>Measures one cost. It holds what it needs from its making until it is disposed of, so that a sample is short.</summary>
public interface ICostProbe : IDisposable
{
    /// <summary>The cost as cost tables name it, such as <c>hashPerByte</c> or <c>verifySignature.ed25519</c>.</summary>
    string Key { get; }

    /// <summary>What is measured, in the words that go into the table.</summary>
    string Source { get; }

    /// <summary>What is measured stands in for what a node will do; this is how far that alone may be off, relative to the value. 0 when a node does exactly this.</summary>
    double StandIn { get; }

    /// <summary>It is sampled in one of so many rounds: more than 1 where a sample has to wait for its turn on a busy machine.</summary>
    int Period => 1;

    /// <summary>One measurement over a short slice of time.</summary>
    /// <returns>Nanoseconds of a unit of work; for a bandwidth bytes per second.</returns>
    double Sample();
}
