namespace Aurigraph.Calibration.Kernels;

/// <summary>A piece of work that never changes, so that its time tells machines and moments apart.</summary>
internal interface IKernel
{
    /// <summary>As the kernels of cost tables are named.</summary>
    string Key { get; }

    /// <summary>Nanoseconds of processor time of a unit of it, over a short slice.</summary>
    double Sample();
}
