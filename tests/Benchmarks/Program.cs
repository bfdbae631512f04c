// What an event and a delivery of the virtual world cost, beside a bare priority queue, and a step of the consensus core, beside the messages alone:
//   dotnet run --project tests/Benchmarks -c Release              everything, about a minute
//   dotnet run --project tests/Benchmarks -c Release -- --filter '*Core*'        a step of the consensus core, and the bytes it allocates
//   dotnet run --project tests/Benchmarks -c Release -- lane                     what a lane between two nodes carries over loopback
//   dotnet run --project tests/Benchmarks -c Release -- consensus FOLDER [--rounds N] [--seconds S] [--loads NAME,...]
//                                                                                our consensus beside that of DotNext, three processes each on the disk of a folder, some ten minutes
//   dotnet run --project tests/Benchmarks -c Release -- stores FOLDER [NAME...]   logs of batches on the disk of a folder, ours beside those of other libraries, some minutes
//   dotnet run --project tests/Benchmarks -c Release -- projection PROGRAM FOLDER [--rounds N]   projected against measured on this machine, an hour
//   dotnet run --project tests/Benchmarks -c Release -- decisions PROGRAM FOLDER [--costs FILE]   pairs of designs ranked by projection, then run, a quarter of an hour
using System.Globalization;
using Aurigraph.Benchmarks;
using Aurigraph.Benchmarks.Network;
using Aurigraph.Benchmarks.Projection;
using Aurigraph.Benchmarks.Replication;
using Aurigraph.Benchmarks.Stores;
using BenchmarkDotNet.Columns;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

if (args is ["lane", .. var rest])
    return await LaneBenchmark.RunAsync(rest).ConfigureAwait(false);
if (args is ["projection", .. var study])
    return ProjectionStudy.Run(study);
if (args is ["decisions", .. var pairs])
    return DecisionStudy.Run(pairs);
if (args is ["consensus", var place, .. var settings])
    return await ConsensusComparison.RunAsync(place, settings).ConfigureAwait(false);
if (args is ["consensus-member", var side, var number, var ports, var home, var load])
{
    await MemberHost.RunAsync(side, int.Parse(number, CultureInfo.InvariantCulture), [.. ports.Split(',').Select(p => int.Parse(p, CultureInfo.InvariantCulture))], home, Load.Of(load)).ConfigureAwait(false);
    return 0;
}
if (args is ["stores", var folder, .. var names])
{
    StoreComparison.Run(folder, names);
    return 0;
}

// In process: a build per benchmark would take longer than the benchmarks.
var job = Job.Default
    .WithToolchain(InProcessEmitToolchain.Instance)
    .WithInvocationCount(1)
    .WithUnrollFactor(1)
    .WithWarmupCount(2)
    .WithIterationCount(7);
var config = DefaultConfig.Instance.AddJob(job).HideColumns(Column.Error, Column.RatioSD);
BenchmarkSwitcher.FromAssembly(typeof(EventBenchmarks).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"], config);
return 0;
