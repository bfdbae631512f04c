namespace Aurigraph.Scenarios.Shapes;

/// <summary>Whether this version honours a key.</summary>
internal enum Support
{
    /// <summary>All values.</summary>
    Full,

    /// <summary>Its default alone; any other value is a fault.</summary>
    DefaultOnly,

    /// <summary>None; the key is a fault.</summary>
    None,
}

/// <summary>A key of a group, declared once: the reader, the resolved writer, the schema and the table of keys follow from it.</summary>
internal abstract class Key
{
    /// <summary>Declares a key.</summary>
    protected Key(string name, Shape shape, string meaning)
    {
        (Name, Form, Meaning) = (name, shape, meaning);
    }

    /// <summary>As written in files.</summary>
    public string Name { get; }

    /// <summary>The form of its value.</summary>
    public Shape Form { get; }

    /// <summary>What it means, for the table of keys and the schema.</summary>
    public string Meaning { get; }

    /// <summary>The value taken when the key is absent, as written in files; null when there is none.</summary>
    public string? Default { get; init; }

    /// <summary>What the table of keys says instead of a default.</summary>
    public string? DefaultNote { get; init; }

    /// <summary>Whether the key must be there.</summary>
    public bool IsRequired { get; init; }

    /// <summary>Whether this version honours it.</summary>
    public Support Support { get; init; }
}

/// <summary>A key whose values have a type.</summary>
internal sealed class Key<T> : Key
{
    /// <summary>Declares a key.</summary>
    public Key(string name, Shape<T> shape, string meaning)
        : base(name, shape, meaning)
    {
        Shape = shape;
    }

    /// <summary>The form of its value.</summary>
    public Shape<T> Shape { get; }
}
