using System.Globalization;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>An unsigned number of 64 bits.</summary>
internal sealed class SeedShape : Shape<ulong>
{
    /// <inheritdoc/>
    public override string Expected => "a whole number from 0 to 18446744073709551615 such as `42`";

    /// <inheritdoc/>
    public override string Term => "unsigned 64-bit";

    /// <inheritdoc/>
    public override bool TryRead(SourceNode node, string path, ReadContext context, out ulong value)
    {
        value = 0;
        return (node is ScalarNode { Plain: true } scalar && ulong.TryParse(scalar.Text, NumberStyles.None, CultureInfo.InvariantCulture, out value))
            || Refuse(node, path, context);
    }

    /// <inheritdoc/>
    public override OutputNode Write(ulong value) => new OutputScalar(value.ToString(CultureInfo.InvariantCulture), false);

    /// <inheritdoc/>
    public override JsonObject Schema() => new() { ["type"] = "integer", ["minimum"] = 0, ["maximum"] = ulong.MaxValue };
}
