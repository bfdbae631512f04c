using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>An item of a list with its place.</summary>
internal sealed record ListItem<T>(T Value, SourceNode Node, string Path);

/// <summary>A list of values of one form.</summary>
internal sealed class ListShape<T> : Shape<IReadOnlyList<ListItem<T>>>
{
    private readonly Shape<T> _item;
    private readonly int _min;
    private readonly int _max;

    /// <summary>Declares a list.</summary>
    public ListShape(Shape<T> item, int min, int max)
    {
        (_item, _min, _max) = (item, min, max);
    }

    /// <inheritdoc/>
    public override string Expected => $"a list, each item {_item.Expected}";

    /// <inheritdoc/>
    public override string Term => $"list of {_item.Term}";

    /// <inheritdoc/>
    public override IEnumerable<(string Suffix, GroupShape Group)> Groups => _item.Groups.Select(g => ("[]" + g.Suffix, g.Group));

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, [NotNullWhen(true)] out IReadOnlyList<ListItem<T>>? value)
    {
        value = null;
        if (node is not SequenceNode list)
            return Refuse(node, path, context);
        if (list.Items.Count < _min || list.Items.Count > _max)
        {
            context.Faults.Add(node, path, list.Items.Count < _min
                ? $"the list has {list.Items.Count} items; it needs at least {_min}"
                : $"the list has {list.Items.Count} items; at most {_max} are taken");
            return false;
        }
        List<ListItem<T>> items = [];
        for (int i = 0; i < list.Items.Count; i++)
        {
            string itemPath = $"{path}[{i}]";
            if (_item.TryRead(list.Items[i], itemPath, context, out T? item) && item is not null)
                items.Add(new ListItem<T>(item, list.Items[i], itemPath));
        }
        value = items;
        return items.Count == list.Items.Count;
    }

    /// <inheritdoc/>
    public override OutputNode Write(IReadOnlyList<ListItem<T>> value) => new OutputSequence([.. value.Select(i => _item.Write(i.Value))]);

    /// <inheritdoc/>
    public override JsonObject Schema()
    {
        JsonObject schema = new() { ["type"] = "array", ["items"] = _item.Schema() };
        if (_min > 0)
            schema["minItems"] = _min;
        return schema;
    }
}
