using System.Collections;
using System.Reflection;
using System.Text;

namespace Aurigraph.Scenarios.Tests;

/// <summary>Everything a record holds as text, lists item by item: two experiments are equal when their texts are.</summary>
internal static class ExperimentText
{
    public static string Of(object? value)
    {
        StringBuilder text = new();
        Append(text, value, "");
        return text.ToString();
    }

    private static void Append(StringBuilder text, object? value, string path)
    {
        if (value is null or string || value.GetType().IsPrimitive || value.GetType().IsEnum)
        {
            text.Append(path).Append(" = ").Append(value is double d ? d.ToString("R") : value ?? "null").Append('\n');
            return;
        }
        text.Append(path).Append(": ").Append(value.GetType().Name).Append('\n');
        if (value is IEnumerable items)
        {
            int i = 0;
            foreach (object? item in items)
                Append(text, item, $"{path}[{i++}]");
            return;
        }
        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).OrderBy(p => p.Name, StringComparer.Ordinal))
        {
            // A value type's properties of its own type would never end; their content is in the others.
            if (property.GetIndexParameters().Length == 0 && property.PropertyType != value.GetType())
                Append(text, property.GetValue(value), $"{path}.{property.Name}");
        }
    }
}
