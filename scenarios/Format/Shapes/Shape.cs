using System.Diagnostics.CodeAnalysis;
using System.Text.Json.Nodes;
using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios.Shapes;

/// <summary>The form of a value: how it is read, written, described and put into the schema. Declared once, all four follow.</summary>
internal abstract class Shape
{
    /// <summary>What a message says was expected, for example "a duration such as `40ms`".</summary>
    public abstract string Expected { get; }

    /// <summary>The form in one or two words for the table of keys.</summary>
    public abstract string Term { get; }

    /// <summary>The JSON Schema of the form.</summary>
    public abstract JsonObject Schema();

    /// <summary>The groups of keys within the form, each with what the table of keys puts between path and key.</summary>
    public virtual IEnumerable<(string Suffix, GroupShape Group)> Groups => [];

    /// <summary>Reads a value; notes all faults and answers whether there were none.</summary>
    public abstract bool TryReadAny(SourceNode node, string path, ReadContext context, out object? value);

    /// <summary>Writes a value of this form.</summary>
    public abstract OutputNode WriteAny(object? value);
}

/// <summary>The form of values of one type.</summary>
internal abstract class Shape<T> : Shape
{
    /// <summary>Reads a value; notes all faults and answers whether there were none.</summary>
    public abstract bool TryRead(SourceNode node, string path, ReadContext context, [MaybeNull] out T value);

    /// <summary>Writes a value of this form.</summary>
    public abstract OutputNode Write(T value);

    /// <inheritdoc/>
    public sealed override bool TryReadAny(SourceNode node, string path, ReadContext context, out object? value)
    {
        bool read = TryRead(node, path, context, out T? typed);
        value = typed;
        return read;
    }

    /// <inheritdoc/>
    public sealed override OutputNode WriteAny(object? value) => Write((T)value!);

    /// <summary>Notes that something else was expected.</summary>
    protected bool Refuse(SourceNode node, string path, ReadContext context)
    {
        context.Faults.Add(node, path, $"{node.Kind} was found where {Expected} was expected");
        return false;
    }
}
