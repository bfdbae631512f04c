using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Execution;

/// <summary>Reads a scenario and tells the user all that is wrong with it.</summary>
internal static class ScenarioLoading
{
    /// <summary>The scenario; null when it is faulty, with every fault printed to standard error.</summary>
    public static LoadedScenario? Load(string file, IReadOnlyList<string> overrides)
    {
        ScenarioReading reading = ScenarioReader.Read(file, overrides);
        if (reading.IsValid)
            return new LoadedScenario(file, overrides, reading.Experiment, reading);
        foreach (ScenarioFault fault in reading.Faults)
            Console.Error.WriteLine(PlainLine.Of(fault.ToString()));
        Console.Error.WriteLine(reading.Faults.Count == 1 ? "1 error; nothing was run." : $"{reading.Faults.Count} errors; nothing was run.");
        return null;
    }
}
