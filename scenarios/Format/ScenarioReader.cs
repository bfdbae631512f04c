using Aurigraph.Experiment;
using Aurigraph.Scenarios.Building;
using Aurigraph.Scenarios.Checks;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios;

/// <summary>Reads scenario files: all that is wrong is told at once, and nothing that is written is ignored.</summary>
public static class ScenarioReader
{
    /// <summary>Reads a file, or a scenario of the catalog when there is no such file.</summary>
    /// <param name="path">A path, or a name of the catalog such as <c>option-b</c>.</param>
    /// <param name="overrides">Each <c>path=value</c>, applied in order as if written in the file; items of lists are counted from 0
    /// (<c>workload.stages[0].rate=50K/s</c>), and parts that are only named are brought in (<c>deployment.process=node</c>).</param>
    /// <param name="catalog">Where names are looked up; null: the catalog inside the program.</param>
    public static ScenarioReading Read(string path, IReadOnlyList<string>? overrides = null, Catalog? catalog = null)
    {
        catalog ??= Catalog.BuiltIn;
        if (!File.Exists(path) && catalog.Scenario(path) is { } found)
            return ReadText(found, new SourceFile($"catalog {path}", null, ""), overrides, catalog);
        string? text = PartFiles.ReadFile(path, out string? fault);
        if (text is not null)
            return ReadText(text, new SourceFile(path, Path.GetDirectoryName(path)), overrides, catalog);
        IEnumerable<string> names = catalog.Scenarios().Select(s => s.Name);
        string hint = File.Exists(path) || Directory.Exists(path) ? "" : $"; it is no scenario of the catalog either{NearestName.Hint(path, names)}";
        return Failed([new ScenarioFault(path, 0, 0, "", fault + hint)]);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The scenario.</param>
    /// <param name="path">Named in messages; relative paths in the text start at its folder.</param>
    /// <param name="overrides">As for a file.</param>
    /// <param name="catalog">Where names are looked up; null: the catalog inside the program.</param>
    public static ScenarioReading ReadText(string text, string path, IReadOnlyList<string>? overrides = null, Catalog? catalog = null) =>
        ReadText(text, new SourceFile(path, Path.GetDirectoryName(path)), overrides, catalog ?? Catalog.BuiltIn);

    private static ScenarioReading ReadText(string text, SourceFile file, IReadOnlyList<string>? overrides, Catalog catalog)
    {
        FaultList faults = new();
        ReadContext context = new(faults, new PartFiles(catalog));
        SourceNode? node = YamlTree.Load(text, file, faults);
        if (node is null)
            return Failed(faults.ToList());
        foreach (string change in overrides ?? [])
            node = ScenarioOverride.Apply(node, change, file.Directory, context);
        if (node is not MappingNode map)
        {
            faults.Add(node, "", $"{node.Kind} was found where {ScenarioKeys.Root.Expected} was expected");
            return Failed(faults.ToList());
        }
        KeyValues root = ScenarioKeys.Root.ReadPartly(map, "", context);
        if (root.TryGet(ScenarioKeys.Costs, out KeyValues? costs))
            CostTableBuilder.Complete(costs, root, context);
        if (root.TryGet(ScenarioKeys.Network, out KeyValues? network))
            NetworkBuilder.Complete(network, root.Node.File, context);
        PauseChecks.Complete(root, context);
        if (root.TryGet(ScenarioKeys.Workload, out KeyValues? workload))
            WorkloadBuilder.Complete(workload, context);
        Deployment? deployment = DeploymentBuilder.Build(root);
        IReadOnlyList<Threshold> thresholds = ScenarioChecks.Run(root, deployment, context);
        if (faults.Count > 0 || deployment is null)
            return Failed(faults.ToList());
        ExperimentDefinition experiment = ExperimentBuilder.Build(root, deployment, thresholds);
        return new ScenarioReading
        {
            Experiment = experiment,
            Faults = [],
            Warnings = ScenarioWarnings.Of(experiment, root),
            ContainerGroups = DeploymentBuilder.GroupSizes(root),
            ResolvedYaml = YamlText.Write((OutputMapping)ScenarioKeys.Root.Write(root)),
        };
    }

    private static ScenarioReading Failed(IReadOnlyList<ScenarioFault> faults) =>
        new() { Experiment = null, Faults = faults, Warnings = [], ResolvedYaml = "" };
}
