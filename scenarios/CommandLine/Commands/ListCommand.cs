using System.CommandLine;
using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Commands;

/// <summary><c>list</c>: the catalog.</summary>
internal static class ListCommand
{
    private const int WidthMin = 60;
    private const int WidthMax = 120;
    private const int WidthOffTerminal = 100;
    private static readonly string[] Kinds = ["deployments", "networks", "costs"];

    /// <summary>Declares it.</summary>
    public static Command Create()
    {
        var command = new Command("list", "Lists the scenarios and parts of the catalog.");
        command.SetAction(_ => List());
        return command;
    }

    private static int List()
    {
        int width = Console.IsOutputRedirected ? WidthOffTerminal : Math.Clamp(Console.WindowWidth - 1, WidthMin, WidthMax);
        foreach (string line in Lines(Catalog.BuiltIn, width))
            Console.Out.WriteLine(line);
        return ExitCode.Done;
    }

    /// <summary>The catalog, described in lines of at most a width.</summary>
    internal static IEnumerable<string> Lines(Catalog catalog, int width)
    {
        IReadOnlyList<CatalogScenario> scenarios = catalog.Scenarios();
        int names = scenarios.Select(s => s.Name.Length).DefaultIfEmpty(0).Max();
        string indent = new(' ', names + 4);
        yield return "scenarios: aurigraph-sim run NAME";
        foreach (CatalogScenario scenario in scenarios)
        {
            IReadOnlyList<string> description = Paragraph.Wrap(scenario.Description, Math.Max(1, width - indent.Length));
            yield return $"  {scenario.Name.PadRight(names)}  {(description.Count > 0 ? description[0] : "")}".TrimEnd();
            foreach (string line in description.Skip(1))
                yield return indent + line;
        }
        foreach (string kind in Kinds)
        {
            yield return $"{kind}: for the key `{(kind == "costs" ? kind : kind[..^1])}` of a scenario";
            foreach (string line in Paragraph.Wrap(string.Join(", ", catalog.Parts(kind)), Math.Max(1, width - 2)))
                yield return $"  {line}";
        }
        yield return "claims: to be held against projections";
        foreach (string line in Paragraph.Wrap(string.Join(", ", catalog.Parts("claims")), Math.Max(1, width - 2)))
            yield return $"  {line}";
    }
}
