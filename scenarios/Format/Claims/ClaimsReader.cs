using Aurigraph.Capacity.Claims;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Claims;

/// <summary>Reads files of claims: all that is wrong is told at once, and nothing that is written is ignored.</summary>
public static class ClaimsReader
{
    private const string Folder = "claims";

    /// <summary>Reads a file, or claims of the catalog when there is no such file.</summary>
    /// <param name="path">A path, or a name of the catalog such as <c>aurigraph-v11</c>.</param>
    /// <param name="catalog">Where names are looked up; null: the catalog inside the program.</param>
    public static ClaimsReading Read(string path, Catalog? catalog = null)
    {
        catalog ??= Catalog.BuiltIn;
        if (!File.Exists(path) && catalog.Find(Folder, path) is { } found)
            return ReadText(found, new SourceFile($"catalog {Folder}/{path}", null, Folder), catalog);
        string? text = PartFiles.ReadFile(path, out string? fault);
        if (text is not null)
            return ReadText(text, new SourceFile(path, Path.GetDirectoryName(path)), catalog);
        IReadOnlyList<string> names = catalog.Names(Folder);
        string hint = File.Exists(path) || Directory.Exists(path) ? "" : $"; the catalog has no such claims either{NearestName.Hint(path, names)} (it has {NearestName.List(names)})";
        return Failed([new ScenarioFault(path, 0, 0, "", fault + hint)]);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="text">The claims.</param>
    /// <param name="path">Named in messages.</param>
    public static ClaimsReading ReadText(string text, string path) => ReadText(text, new SourceFile(path, Path.GetDirectoryName(path)), Catalog.BuiltIn);

    private static ClaimsReading ReadText(string text, SourceFile file, Catalog catalog)
    {
        FaultList faults = new();
        SourceNode? node = YamlTree.Load(text, file, faults);
        if (node is null)
            return Failed(faults.ToList());
        if (node is not MappingNode map)
        {
            faults.Add(node, "", $"{node.Kind} was found where {ClaimKeys.Root.Expected} was expected");
            return Failed(faults.ToList());
        }
        KeyValues root = ClaimKeys.Root.ReadPartly(map, "", new ReadContext(faults, new PartFiles(catalog)));
        ClaimSources sources = new(root, faults);
        Dictionary<string, IReadOnlyList<string>> variants = Variants(root, faults);
        List<Claim> claims = Claims(root, sources, variants, faults);
        List<Contradiction> contradictions = Contradictions(root, sources, faults);
        if (faults.Count > 0)
            return Failed(faults.ToList());
        return new ClaimsReading
        {
            Claims = new ClaimSet(root.Get(ClaimKeys.Name), root.GetOr(ClaimKeys.Description, "")!, sources.All, claims, contradictions),
            Faults = [],
        };
    }

    private static Dictionary<string, IReadOnlyList<string>> Variants(KeyValues root, FaultList faults)
    {
        Dictionary<string, IReadOnlyList<string>> variants = [];
        foreach (KeyValues item in root.Readable(ClaimKeys.Variants).Select(i => i.Value))
        {
            string of = item.Get(ClaimKeys.Of);
            if (!variants.TryAdd(of, [of, .. item.Get(ClaimKeys.Are).Select(i => i.Value)]))
                faults.Add(item.At(ClaimKeys.Of), item.PathOf(ClaimKeys.Of), $"the variants of `{of}` are here twice; write one list");
        }
        return variants;
    }

    private static List<Claim> Claims(KeyValues root, ClaimSources sources, Dictionary<string, IReadOnlyList<string>> variants, FaultList faults)
    {
        List<Claim> claims = [];
        HashSet<string> ids = [];
        foreach (KeyValues item in root.Readable(ClaimKeys.Claims).Select(i => i.Value))
        {
            string id = item.Get(ClaimKeys.Id);
            if (!ids.Add(id))
                faults.Add(item.At(ClaimKeys.Id), item.PathOf(ClaimKeys.Id), $"a claim before this one is called `{id}`, too; ids are unique");
            string about = item.Get(ClaimKeys.About);
            if (ClaimBuilder.Build(item, sources.Of(item), variants.GetValueOrDefault(about) ?? [about], faults) is { } claim)
                claims.Add(claim);
        }
        return claims;
    }

    private static List<Contradiction> Contradictions(KeyValues root, ClaimSources sources, FaultList faults)
    {
        List<Contradiction> contradictions = [];
        foreach (KeyValues item in root.Readable(ClaimKeys.Contradictions).Select(i => i.Value))
        {
            int number = item.Get(ClaimKeys.Number);
            if (number != contradictions.Count + 1)
                faults.Add(item.At(ClaimKeys.Number), item.PathOf(ClaimKeys.Number), $"number {number} was found where {contradictions.Count + 1} was expected; the register is numbered from 1 without gaps");
            contradictions.Add(new Contradiction(number, item.Get(ClaimKeys.First), item.Get(ClaimKeys.Second), sources.Of(item),
                item.Get(ClaimKeys.Treatment), item.GetOr(ClaimKeys.Detail, "")!));
        }
        return contradictions;
    }

    private static ClaimsReading Failed(IReadOnlyList<ScenarioFault> faults) => new() { Claims = null, Faults = faults };
}
