using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;

namespace Aurigraph.CommandLine.Commands;

/// <summary>Arguments and options that several commands share.</summary>
internal static class CommonArguments
{
    /// <summary>One scenario.</summary>
    public static Argument<string> File() => new("FILE")
    {
        Description = "A scenario file, or the name of a catalog scenario (see `aurigraph-sim list`).",
        Validators = { RefuseEmpty },
    };

    /// <summary>Several scenarios.</summary>
    public static Argument<string[]> Files() => new("FILE")
    {
        Description = "Scenario files, or names of catalog scenarios (see `aurigraph-sim list`).",
        Arity = ArgumentArity.OneOrMore,
        Validators = { RefuseEmpty },
    };

    /// <summary>Overrides of keys.</summary>
    public static Option<string[]> Set() => new("--set")
    {
        Description = "Overrides a key, for example --set batching.maxDelay=5ms. May be given several times; the last for a key wins.",
        HelpName = "PATH=VALUE",
        AllowMultipleArgumentsPerToken = false,
    };

    /// <summary>Another seed.</summary>
    public static Option<ulong?> Seed() => new("--seed") { Description = "Overrides the scenario's seed.", HelpName = "N", CustomParser = ReadSeed };

    /// <summary>Where results go.</summary>
    /// <param name="description">What is written there.</param>
    public static Option<string> Output(string description)
    {
        var output = new Option<string>("--out") { Description = description, HelpName = "DIR", DefaultValueFactory = _ => "results" };
        output.Validators.Add(o =>
        {
            if (string.IsNullOrWhiteSpace(o.Tokens.Count == 0 ? "results" : o.Tokens[0].Value))
                o.AddError("--out: the name of a folder was expected and an empty one was given.");
        });
        return output;
    }

    /// <summary>All overrides of a command line, the seed last.</summary>
    public static IReadOnlyList<string> Overrides(string[]? set, ulong? seed) =>
        seed is null ? set ?? [] : [.. set ?? [], string.Create(CultureInfo.InvariantCulture, $"seed={seed}")];

    /// <summary>The files, each once however often it was named.</summary>
    public static IReadOnlyList<string> Distinct(IReadOnlyList<string> files) => [.. files.DistinctBy(Path.GetFullPath, StringComparer.Ordinal)];

    private static void RefuseEmpty(ArgumentResult argument)
    {
        if (argument.Tokens.Any(t => string.IsNullOrWhiteSpace(t.Value)))
            argument.AddError("FILE: the name of a scenario was expected and an empty one was given.");
    }

    private static ulong? ReadSeed(ArgumentResult argument)
    {
        string text = argument.Tokens[0].Value;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong seed))
            return seed;
        argument.AddError($"--seed {text}: a whole number from 0 to {ulong.MaxValue} was expected, for example --seed 42.");
        return null;
    }
}
