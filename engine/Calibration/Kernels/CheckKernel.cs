using Aurigraph.Calibration.Probes;
using Aurigraph.Experiment;

namespace Aurigraph.Calibration.Kernels;

/// <summary>Checks of Ed25519 signatures: the arithmetic of wide numbers.</summary>
internal sealed class CheckKernel : IKernel, IDisposable
{
    private readonly VerifySignatureProbe _probe = new(SignatureScheme.Ed25519, "ed25519");

    /// <inheritdoc/>
    public string Key => "verifyEd25519";

    /// <inheritdoc/>
    public double Sample() => _probe.Sample();

    /// <inheritdoc/>
    public void Dispose() => _probe.Dispose();
}
