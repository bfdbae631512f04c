using System.CommandLine;
using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>list</c>: the catalog.</summary>
internal static class ListCommand
{
    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        var command = new Command("list", "Lists the scenarios and parts of the catalog.");
        command.SetAction(_ => List());
        return command;
    }

    private static int List()
    {
        IReadOnlyList<CatalogScenario> scenarios = Catalog.BuiltIn.Scenarios();
        int width = scenarios.Max(s => s.Name.Length);
        Console.Out.WriteLine("scenarios");
        foreach (CatalogScenario scenario in scenarios)
            Console.Out.WriteLine($"  {scenario.Name.PadRight(width)}  {scenario.Description.ReplaceLineEndings(" ")}");
        foreach (string kind in new[] { "deployments", "networks", "costs" })
            Console.Out.WriteLine($"{kind}\n  {string.Join(", ", Catalog.BuiltIn.Parts(kind))}");
        return ExitCode.Done;
    }
}
