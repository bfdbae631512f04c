using System.CommandLine;

namespace Aurigraph.CommandLine.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class CommonArguments
{
    /// <summary>One scenario.</summary>
    public static Argument<string> File() => new("FILE") { Description = "A scenario file, or the name of a catalog scenario." };

    /// <summary>Several scenarios.</summary>
    public static Argument<string[]> Files() => new("FILE") { Description = "Scenario files, or names of catalog scenarios.", Arity = ArgumentArity.OneOrMore };

    /// <summary>Overrides of keys.</summary>
    public static Option<string[]> Set() => new("--set")
    {
        Description = "Overrides a key, for example --set batching.maxDelay=5ms. May be given several times.",
        HelpName = "PATH=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Another seed.</summary>
    public static Option<string?> Seed() => new("--seed") { Description = "Overrides the scenario's seed.", HelpName = "N" };

    /// <summary>All overrides of a command line, the seed last.</summary>
    public static IReadOnlyList<string> Overrides(string[]? set, string? seed) =>
        seed is null ? set ?? [] : [.. set ?? [], $"seed={seed}"];
}
