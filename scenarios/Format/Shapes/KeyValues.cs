using System.Diagnostics.CodeAnalysis;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>The values of a group of keys, with the places they came from.</summary>
internal sealed class KeyValues
{
    private readonly Dictionary<Key, (object? Value, SourceNode? Node)> _values = [];
    private readonly Dictionary<Key, object> _parts = [];

    /// <summary>Starts without values.</summary>
    public KeyValues(GroupShape group, SourceNode node, string path)
    {
        (Group, Node, Path) = (group, node, path);
    }

    /// <summary>The form of the group.</summary>
    public GroupShape Group { get; }

    /// <summary>Where the group stands.</summary>
    public SourceNode Node { get; }

    /// <summary>The path of the group; empty for the whole file.</summary>
    public string Path { get; }

    /// <summary>The path of a key of the group.</summary>
    public string PathOf(Key key) => Join(Path, key.Name);

    /// <summary>A path one key longer.</summary>
    public static string Join(string path, string key) => path.Length == 0 ? key : $"{path}.{key}";

    /// <summary>Where a key's value stands, or the group where the key is absent.</summary>
    public SourceNode At(Key key) => _values.TryGetValue(key, out (object? Value, SourceNode? Node) found) && found.Node is not null ? found.Node : Node;

    /// <summary>Whether the key has a value, written or by default.</summary>
    public bool Has(Key key) => _values.ContainsKey(key);

    /// <summary>Whether the key was written.</summary>
    public bool IsWritten(Key key) => _values.TryGetValue(key, out (object? Value, SourceNode? Node) found) && found.Node is not null;

    /// <summary>The value of a key; false when it has none or its value was faulty.</summary>
    public bool TryGet<T>(Key<T> key, [MaybeNullWhen(false)] out T value)
    {
        if (_values.TryGetValue(key, out (object? Value, SourceNode? Node) found))
        {
            value = (T)found.Value!;
            return true;
        }
        value = default;
        return false;
    }

    /// <summary>The value of a key that has one, whatever its type.</summary>
    public object? Value(Key key) => _values[key].Value;

    /// <summary>The value of a key that has one.</summary>
    /// <exception cref="InvalidOperationException">It has none: the group was read with faults, or the key is optional.</exception>
    public T Get<T>(Key<T> key) =>
        TryGet(key, out T? value) ? value : throw new InvalidOperationException($"{PathOf(key)} has no value.");

    /// <summary>The value of a key, or another when it has none.</summary>
    public T? GetOr<T>(Key<T> key, T? otherwise) => TryGet(key, out T? value) ? value : otherwise;

    /// <summary>The items of a list that could be read, also when others had faults; none when there is no list.</summary>
    public IReadOnlyList<ListItem<T>> Readable<T>(Key<IReadOnlyList<ListItem<T>>> key) =>
        TryGet(key, out IReadOnlyList<ListItem<T>>? all) ? all : _parts.TryGetValue(key, out object? part) ? (IReadOnlyList<ListItem<T>>)part : [];

    /// <summary>Keeps what could be read of a value with faults.</summary>
    public void SetPart(Key key, object part) => _parts[key] = part;

    /// <summary>Gives a key a value.</summary>
    public void Set(Key key, object? value, SourceNode? node) => _values[key] = (value, node);

    /// <summary>Takes a key's value away.</summary>
    public void Remove(Key key) => _values.Remove(key);
}
