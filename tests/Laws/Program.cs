// Holds the queues of the virtual world against closed forms on long runs: dotnet run --project tests/Laws -c Release
// Waits are in mean service times; then shares of time. Exit code 1 when one is off by more than the tolerance.
using Aurigraph.Laws;

const double Tolerance = 0.03;

Law[] laws =
[
    .. from cores in new[] { 1, 2, 4, 12 }
       from load in new (double Utilisation, long Customers)[] { (0.5, 2_000_000), (0.8, 4_000_000), (0.95, 24_000_000) }
       select Law.ExponentialOnCores(cores, load.Utilisation, load.Customers),
    Law.ConstantOnCore(0.5, 2_000_000),
    Law.ConstantOnCore(0.8, 4_000_000),
    Law.ConstantOnCore(0.95, 12_000_000),
    Law.MixedOnCore(0.8, 8_000_000),
    Law.ConstantOnDisk(0.5, 2_000_000),
    Law.ConstantOnDisk(0.8, 4_000_000),
    Law.ConstantOnDisk(0.95, 12_000_000),
    Law.SharedCore(0.5, 800_000),
    Law.SharedCore(0.8, 800_000),
];

Console.WriteLine($"{"queue",-40} {"closed form",12} {"measured",12} {"+- 95 %",10} {"error",8}");
int misses = 0;
foreach (var law in laws)
{
    var result = law.Run(law.Customers);
    double scale = Law.MeanService.Nanoseconds;
    double error = law.Error(result);
    bool holds = Math.Abs(error) <= Tolerance;
    misses += holds ? 0 : 1;
    Console.WriteLine($"{law.Name,-40} {law.Expected,12:0.0000} {result.MeanWait / scale,12:0.0000} {result.HalfWidth / scale,10:0.0000} {error,8:+0.00%;-0.00%}{(holds ? "" : "  MISS")}");
}

ShareLaw[] shares =
[
    ShareLaw.Quota(12, 16),
    ShareLaw.Quota(11, 16),
    ShareLaw.Quota(3, 7),
    ShareLaw.OverCommit(14, 16),
    ShareLaw.OverCommit(3, 8),
    ShareLaw.Pauses(2_000, 10, 0.8),
    ShareLaw.Pauses(90, 10, 0.5),
];
Console.WriteLine();
Console.WriteLine($"{"share of time",-40} {"closed form",12} {"measured",12} {"error",19}");
foreach (var law in shares)
{
    double measured = law.Run();
    double error = (measured / law.Expected) - 1;
    bool holds = Math.Abs(error) <= Tolerance;
    misses += holds ? 0 : 1;
    Console.WriteLine($"{law.Name,-40} {law.Expected,12:0.000000} {measured,12:0.000000} {error,19:+0.00%;-0.00%}{(holds ? "" : "  MISS")}");
}
Console.WriteLine(misses == 0 ? $"All {laws.Length + shares.Length} within {Tolerance:0%}." : $"{misses} of {laws.Length + shares.Length} off by more than {Tolerance:0%}.");
return misses == 0 ? 0 : 1;
