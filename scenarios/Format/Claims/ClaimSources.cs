using Aurigraph.Capacity.Claims;
using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios.Claims;

/// <summary>The documents of a file of claims, and whether claims name only those.</summary>
internal sealed class ClaimSources
{
    private readonly FaultList _faults;

    /// <summary>Reads the documents.</summary>
    public ClaimSources(KeyValues root, FaultList faults)
    {
        _faults = faults;
        List<ClaimSource> all = [];
        foreach (KeyValues item in root.Readable(ClaimKeys.Documents).Select(i => i.Value))
        {
            string name = item.Get(ClaimKeys.SourceName);
            if (all.Exists(s => s.Name == name))
                faults.Add(item.At(ClaimKeys.SourceName), item.PathOf(ClaimKeys.SourceName), $"the document `{name}` is here twice");
            all.Add(new ClaimSource(name, item.Get(ClaimKeys.Title)));
        }
        All = all;
    }

    /// <summary>In the order of the file.</summary>
    public IReadOnlyList<ClaimSource> All { get; }

    /// <summary>The documents that a claim or contradiction names; unknown ones are noted.</summary>
    public IReadOnlyList<string> Of(KeyValues item)
    {
        List<string> names = [];
        foreach (ListItem<string> source in item.Get(ClaimKeys.Sources))
        {
            if (!All.Any(s => s.Name == source.Value))
                _faults.Add(source.Node, source.Path, $"`{source.Value}` is not among the documents of `sources`{NearestName.Hint(source.Value, All.Select(s => s.Name))}; name it there with its title");
            names.Add(source.Value);
        }
        return names;
    }
}
