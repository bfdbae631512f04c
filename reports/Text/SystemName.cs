using Aurigraph.Experiment;

namespace Aurigraph.Reports.Text;

/// <summary>What a sentence calls the system of an experiment.</summary>
internal static class SystemName
{
    /// <summary>"Option B" for the catalog's option-b, "Baseline", else the name of the deployment, or of the scenario when the deployment
    /// is written inline.</summary>
    public static string Of(ExperimentDefinition experiment)
    {
        string name = experiment.Deployment.Name;
        if (name.StartsWith("option-", StringComparison.Ordinal) && name.Length == 8)
            return "Option " + char.ToUpperInvariant(name[^1]);
        if (name is "inline" or "")
            name = experiment.Name;
        return name == "baseline" ? "The baseline" : name;
    }
}
