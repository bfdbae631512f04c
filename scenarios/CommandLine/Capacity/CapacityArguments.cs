using System.CommandLine;
using System.CommandLine.Parsing;
using Aurigraph.Capacity.Search;
using Aurigraph.CommandLine.Studies;
using Aurigraph.Experiment;
using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Capacity;

/// <summary>The options of <c>capacity</c> and what they say.</summary>
internal sealed class CapacityArguments
{
    /// <summary>What a load has to meet when nothing else is said.</summary>
    public const string DefaultServiceLevel = "finality.p95 < 200ms, lost == 0";

    private const int DefaultSeeds = 5;
    private const int JobsMax = 256;

    private readonly Option<string> _slo = new("--slo")
    {
        Description = "What a load has to meet, conditions joined by commas; metrics as in thresholds of a scenario.",
        HelpName = "CONDITIONS",
        DefaultValueFactory = _ => DefaultServiceLevel,
    };

    private readonly Option<string> _seeds = new("--seeds")
    {
        Description = $"Seeds that confirm a knee, each with costs drawn within their uncertainty, 1 to {CapacitySettings.SeedsMax}.",
        HelpName = "N",
        DefaultValueFactory = _ => "5",
    };

    private readonly Option<string> _jobs = new("--jobs") { Description = $"Simulations at once, 1 to {JobsMax}; left out: as many as there are processors.", HelpName = "N" };

    /// <summary>Whether curves beside that of load are drawn.</summary>
    public Option<bool> Curves { get; } = new("--curves") { Description = "Also searches knees over validators, cores, batch settings, round trips and memory, and draws them. Takes several times as long." };

    /// <summary>Folder under which the report is written.</summary>
    public Option<string> Output { get; } = new("--out") { Description = "Folder of the report.", HelpName = "DIR", DefaultValueFactory = _ => "results/capacity" };

    /// <summary>Whether capacity.json goes to standard output.</summary>
    public Option<bool> Json { get; } = new("--json") { Description = "Prints capacity.json to standard output and nothing else there." };

    /// <summary>The live result whose error the report shows.</summary>
    public Option<string> Measured { get; } = new("--measured")
    {
        Description = "Result of `run --live --compare` (its folder or summary.json) whose error of projection the report shows. Left out: the newest beside the report's folder or in results.",
        HelpName = "RESULT",
    };

    /// <summary>All of them, in the order of the help.</summary>
    public IEnumerable<Option> All => [_slo, _seeds, _jobs, Curves, Output, Measured, Json];

    /// <summary>Reads them.</summary>
    /// <param name="command">What was given.</param>
    /// <param name="settings">What they ask for; not to be used when there are faults.</param>
    /// <param name="jobs">Simulations at once.</param>
    /// <returns>All that is wrong, each with the option it is about.</returns>
    public IReadOnlyList<string> Read(CommandResult command, out CapacitySettings settings, out int jobs)
    {
        var reading = new ArgumentReading(command);
        reading.RefuseRepetition(All);
        IReadOnlyList<Threshold> conditions = Conditions(reading);
        int seeds = Count(reading, _seeds, CapacitySettings.SeedsMax, DefaultSeeds);
        jobs = Count(reading, _jobs, JobsMax, Math.Min(JobsMax, Environment.ProcessorCount));
        settings = new CapacitySettings(conditions, seeds) { WithCurves = reading.Flag(Curves) };
        if (string.IsNullOrWhiteSpace(reading.Text(Output) ?? "results"))
            reading.Add(Output, "the name of a folder was expected and an empty one was given");
        if (string.IsNullOrWhiteSpace(reading.Text(Measured) ?? "results"))
            reading.Add(Measured, "the name of a result was expected and an empty one was given");
        return reading.Faults;
    }

    /// <summary>The service level as it was written.</summary>
    public string ServiceLevel(ParseResult parsed) => parsed.GetValue(_slo)!.Trim();

    private IReadOnlyList<Threshold> Conditions(ArgumentReading reading)
    {
        string text = reading.Text(_slo) ?? DefaultServiceLevel;
        List<Threshold> conditions = [];
        foreach (string part in text.Split(','))
        {
            if (ThresholdReader.Read(part, out Threshold? condition) is { } fault)
                reading.Add(_slo, fault);
            else
                conditions.Add(condition!);
        }
        return conditions;
    }

    private static int Count(ArgumentReading reading, Option option, int max, int otherwise)
    {
        int count = (int)reading.Whole(option, (ulong)max, (ulong)otherwise, $"from 1 to {max}");
        if (count > 0)
            return count;
        reading.Add(option, $"a whole number from 1 to {max} was expected, for example {option.Name} {otherwise}");
        return otherwise;
    }
}
