namespace Aurigraph.Calibration.Probes;

/// <summary>Measures what cost tables have no key for: a fact that stands beside them.</summary>
public interface IFactProbe : ICostProbe
{
    /// <summary>Unit of a sample.</summary>
    string Unit => MeasuredFact.Nanoseconds;
}
