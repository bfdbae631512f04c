namespace Aurigraph.Architecture.Tests;

/// <summary>Methods that are banned in all their overloads, as type and name; overloads that take a TimeProvider are free.</summary>
internal static class BannedFamilies
{
    private static readonly string[] Functions =
    [
        "Acos", "AcosPi", "Acosh", "Asin", "AsinPi", "Asinh", "Atan", "Atan2", "Atan2Pi", "AtanPi", "Atanh", "Cbrt", "Cos", "CosPi", "Cosh",
        "Exp", "Exp10", "Exp10M1", "Exp2", "Exp2M1", "ExpM1", "FusedMultiplyAdd", "Hypot", "Lerp", "Log", "Log10", "Log10P1", "Log2", "Log2P1",
        "LogP1", "MultiplyAddEstimate", "Pow", "ReciprocalEstimate", "ReciprocalSqrtEstimate", "RootN", "Sin", "SinCos", "SinCosPi", "SinPi",
        "Sinh", "Tan", "TanPi", "Tanh",
    ];

    /// <summary>The families.</summary>
    public static TheoryData<string> All =>
    [
        "System.Guid.NewGuid", "System.Guid.CreateVersion7", "System.String.GetHashCode",
        "System.Threading.Tasks.Task.Run", "System.Threading.Tasks.Task.Delay", "System.Threading.Tasks.Task.WaitAsync",
        "System.Threading.Tasks.Task`1.WaitAsync", "System.Threading.CancellationTokenSource.CancelAfter",
        .. from type in new[] { "System.Math", "System.Double", "System.Single" } from name in Functions select $"{type}.{name}",
    ];
}
