using Aurigraph.Experiment;
using Aurigraph.Scenarios;
using YamlDotNet.RepresentationModel;

namespace Aurigraph.Rollout.Tests.Running;

/// <summary>A deployment of the catalog, rolled out under a small load.</summary>
internal sealed class SampleRollout
{
    public required ExperimentDefinition Experiment { get; init; }

    public required IReadOnlyDictionary<string, string> Files { get; init; }

    /// <summary>Names of all deployments of the catalog.</summary>
    public static TheoryData<string> Deployments => [.. Catalog.BuiltIn.Parts("deployments")];

    /// <summary>A file as YAML.</summary>
    public YamlMappingNode Yaml(string path)
    {
        YamlStream yaml = [];
        yaml.Load(new StringReader(Files[path]));
        return (YamlMappingNode)yaml.Documents.Single().RootNode;
    }

    public static SampleRollout Of(string deployment) => Read($"""
        schema: aurigraph.sim/1
        name: sample
        description: 'a "description" with $HOME, | and <b>'
        deployment: {deployment}
        workload: {"{ stages: [ { rate: 1K/s, for: rest } ] }"}

        """);

    public static SampleRollout Read(string text)
    {
        ScenarioReading reading = ScenarioReader.ReadText(text, "sample.yaml");
        Assert.True(reading.IsValid, string.Join('\n', reading.Faults));
        return new SampleRollout { Experiment = reading.Experiment, Files = RolloutFiles.Of(reading.Experiment, reading.ResolvedYaml).ToDictionary(f => f.Path, f => f.Content, StringComparer.Ordinal) };
    }

    /// <summary>Writes the files into a folder of their own.</summary>
    public string WriteTo(string folder)
    {
        foreach ((string path, string content) in Files)
        {
            string full = Path.Combine(folder, path);
            Directory.CreateDirectory(Path.GetDirectoryName(full)!);
            File.WriteAllText(full, content);
        }
        return folder;
    }
}
