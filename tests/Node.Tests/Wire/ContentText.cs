using System.Collections;
using System.Reflection;
using System.Text;

namespace Aurigraph.Node.Tests.Wire;

/// <summary>Everything that an object says, as text: its public properties and theirs. Two messages with the same text are equal.</summary>
internal static class ContentText
{
    public static string Of(object? value)
    {
        var text = new StringBuilder();
        Write(value, text);
        return text.ToString();
    }

    private static void Write(object? value, StringBuilder text)
    {
        switch (value)
        {
            case null:
                text.Append("null");
                break;
            case string or Enum or long or int or ulong or bool or NodeId:
                text.Append('\'').Append(value).Append('\'');
                break;
            case ReadOnlyMemory<byte> bytes:
                text.Append(Convert.ToHexString(bytes.Span));
                break;
            case ConfigurationChange change:
                text.Append(change).Append(Convert.ToHexString(change.Context)).Append(change.TraceHash);
                break;
            case IEnumerable items:
                text.Append('[');
                foreach (object? item in items)
                    Write(item, text);
                text.Append(']');
                break;
            default:
                WriteProperties(value, text);
                break;
        }
    }

    private static void WriteProperties(object value, StringBuilder text)
    {
        text.Append(value.GetType().Name).Append('{');
        foreach (PropertyInfo property in value.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(p => p.GetIndexParameters().Length == 0 && p.PropertyType != value.GetType()))
        {
            text.Append(property.Name).Append('=');
            Write(property.GetValue(value), text);
            text.Append(' ');
        }
        text.Append('}');
    }
}
