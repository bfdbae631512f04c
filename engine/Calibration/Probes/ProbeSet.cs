using Aurigraph.Experiment;

namespace Aurigraph.Calibration.Probes;

/// <summary>All that a calibration measures, and what several of its probes share.</summary>
internal sealed class ProbeSet : IDisposable
{
    private readonly Stack<IDisposable> _held = new();

    private ProbeSet()
    {
    }

    /// <summary>What the processor is measured with, in turns with the reference kernel.</summary>
    public IReadOnlyList<ICostProbe> Processor { get; private set; } = [];

    /// <summary>What files are measured with, one after the other.</summary>
    public IReadOnlyList<ICostProbe> Disk { get; private set; } = [];

    /// <summary>Makes all of it ready.</summary>
    /// <param name="folder">Where files and stores go until this is disposed of.</param>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder must not be written.</exception>
    public static ProbeSet Ready(string folder)
    {
        var probes = new ProbeSet();
        try
        {
            // The disk first: what cannot be written is known before minutes are spent.
            probes.Disk = [.. probes.OnDisk(folder)];
            probes.Processor = [.. probes.OnProcessor(folder)];
            return probes;
        }
        catch
        {
            probes.Dispose();
            throw;
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        while (_held.TryPop(out IDisposable? part))
            part.Dispose();
    }

    private IEnumerable<ICostProbe> OnDisk(string folder)
    {
        yield return Held(new DiskSyncLatencyProbe(folder));
        yield return Held(new DiskBandwidthProbe(folder));
        // Elsewhere the system cannot be made to forget a file, and memory would be measured.
        if (OperatingSystem.IsLinux())
            yield return Held(new DiskReadLatencyProbe(folder));
        yield return Held(new StoreMergePerByteProbe(folder));
        DurableLog log = Held(new DurableLog(folder));
        yield return new LogWriteConstantProbe(log);
        yield return new LogWritePerByteProbe(log);
        yield return new LogWriteLatencyProbe(log);
        yield return new LogWriteRateProbe(log);
        yield return Held(new CheckpointPerAccountProbe(folder));
    }

    private IEnumerable<ICostProbe> OnProcessor(string folder)
    {
        yield return Held(new MessageConstantProbe());
        yield return Held(new MessagePerByteProbe());
        yield return Held(new VerifySignatureProbe(SignatureScheme.Ed25519, "ed25519"));
        yield return Held(new VerifySignatureProbe(SignatureScheme.EcdsaP256, "ecdsa-p256"));
        yield return Held(new VerifySignatureProbe(SignatureScheme.MlDsa44, "ml-dsa-44"));
        yield return Held(new VerifySignatureProbe(SignatureScheme.MlDsa65, "ml-dsa-65"));
        yield return Held(new VerifySignatureProbe(SignatureScheme.MlDsa87, "ml-dsa-87"));
        yield return Held(new HashConstantProbe());
        yield return Held(new HashPerByteProbe());
        yield return Held(new BatchPerTransactionProbe());
        yield return Held(new ApplyPerTransactionProbe());
        yield return Held(new ContextSwitchProbe());
        StoreReads reads = Held(new StoreReads(folder));
        yield return new StoreMissCpuProbe(reads);
        yield return new StoreReadProbe(reads);
    }

    private T Held<T>(T part)
        where T : IDisposable
    {
        _held.Push(part);
        return part;
    }
}
