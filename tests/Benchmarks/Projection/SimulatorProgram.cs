using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Aurigraph.Benchmarks.Projection;

/// <summary>The program whose projections are looked at, run as a user runs it.</summary>
internal sealed class SimulatorProgram(string executable, string folder)
{
    private int _runs;

    /// <summary>Measures this machine's costs.</summary>
    /// <returns>The file they are in.</returns>
    public string Calibrate(int round)
    {
        string file = Path.GetFullPath(Path.Combine(folder, $"costs-{round}.yaml"));
        Run("calibrate", "--out", file, "--dir", folder);
        return file;
    }

    /// <summary>Runs a scenario live.</summary>
    /// <param name="scenario">Its text.</param>
    /// <param name="costs">Projects it with these costs first; null: it is not projected.</param>
    /// <returns>Its summary.</returns>
    public JsonNode RunLive(string scenario, string? costs)
    {
        string results = Path.Combine(folder, $"run-{++_runs:000}");
        Directory.CreateDirectory(results);
        string file = Path.Combine(results, "scenario.yaml");
        File.WriteAllText(file, scenario);
        string[] compare = costs is null ? [] : ["--compare", "--costs", costs];
        Run(["run", "--live", file, "--out", results, .. compare]);
        string summary = Directory.EnumerateFiles(results, "summary.json", SearchOption.AllDirectories).Single();
        return JsonNode.Parse(File.ReadAllText(summary))!;
    }

    /// <summary>Thresholds and what was lost may end it with another code than 0; it must have written what is looked for.</summary>
    private void Run(params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(executable, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true })
            ?? throw new InvalidOperationException($"{executable} did not start.");
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        if (process.ExitCode is not (0 or 1))
            throw new InvalidOperationException($"{string.Join(' ', arguments)} ended with {process.ExitCode}: {output}{errors.Result}");
    }
}
