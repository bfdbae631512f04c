using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>True or false.</summary>
internal sealed class SwitchShape : Shape<bool>
{
    /// <inheritdoc/>
    public override string Expected => "`true` or `false`";

    /// <inheritdoc/>
    public override string Term => "`true` or `false`";

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, out bool value)
    {
        value = node is ScalarNode { Plain: true, Text: "true" };
        return value || node is ScalarNode { Plain: true, Text: "false" } || Refuse(node, path, context);
    }

    /// <inheritdoc/>
    public override OutputNode Write(bool value) => new OutputScalar(value ? "true" : "false", false);

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "boolean" };
}
