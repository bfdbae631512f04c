using YamlDotNet.RepresentationModel;

namespace Aurigraph.Rollout.Tests.Running;

/// <summary>Ways into a YAML tree that fail with the path that is missing.</summary>
internal static class YamlReading
{
    public static YamlNode At(this YamlNode node, params string[] path)
    {
        foreach (string key in path)
        {
            Assert.True(node is YamlMappingNode map && map.Children.ContainsKey(key), $"{string.Join('.', path)}: there is no `{key}` in {node}");
            node = node[key];
        }
        return node;
    }

    public static string Text(this YamlNode node, params string[] path) => Assert.IsType<YamlScalarNode>(node.At(path)).Value!;

    public static IReadOnlyList<string> List(this YamlNode node, params string[] path) =>
        [.. Assert.IsType<YamlSequenceNode>(node.At(path)).Children.Select(c => Assert.IsType<YamlScalarNode>(c).Value!)];

    public static IReadOnlyList<string> Keys(this YamlNode node) => [.. ((YamlMappingNode)node).Children.Keys.Select(k => ((YamlScalarNode)k).Value!)];
}
