namespace Aurigraph.Reports.Capacity.Wording;

/// <summary>What a report calls a scenario, from its name: <c>option-b-one-host</c> is "Option B, one host".</summary>
internal static class ScenarioLabel
{
    private const int LengthMax = 40;
    private const int ShortMax = 16;
    private static readonly string[] Joining = ["as", "on", "with", "without", "at", "in"];

    /// <summary>For titles and sentences, at most 40 characters.</summary>
    public static string Long(string name) => Cut(Parts(name, "Option "), LengthMax);

    /// <summary>For charts, at most 16 characters: "B, one host".</summary>
    public static string Short(string name) => Cut(Parts(name, ""), ShortMax);

    /// <summary>What variants of a scenario have in common: <c>option-b</c>, <c>baseline</c>, else the name itself.</summary>
    public static string Family(string name)
    {
        string[] words = name.Split('-');
        if (words is ["option", { Length: 1 }, ..])
            return $"option-{words[1]}";
        return words[0] == "baseline" ? "baseline" : name;
    }

    private static string Parts(string name, string option)
    {
        string family = Family(name);
        if (family == name && !IsOption(family) && family != "baseline")
            return name;
        string head = IsOption(family) ? option + char.ToUpperInvariant(family[^1]) : "Baseline";
        string[] rest = name[family.Length..].Split('-', StringSplitOptions.RemoveEmptyEntries);
        if (rest.Length == 0)
            return head;
        return head + (Joining.Contains(rest[0]) ? " " : ", ") + string.Join(' ', rest);
    }

    private static bool IsOption(string family) => family.Length == 8 && family.StartsWith("option-", StringComparison.Ordinal);

    private static string Cut(string text, int max) => text.Length <= max ? text : text[..(max - 1)].TrimEnd() + "…";
}
