namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>One value of a map in extensible data notation.</summary>
/// <param name="Text">The characters of a text, unescaped; otherwise what was written.</param>
/// <param name="IsText">Whether it is a text in quotation marks.</param>
internal readonly record struct EdnValue(string Text, bool IsText)
{
    /// <summary>Whether it is <c>nil</c>.</summary>
    public bool IsNil => !IsText && Text == "nil";

    /// <summary>Whether it is a keyword such as <c>:ok</c>.</summary>
    public bool IsKeyword => !IsText && Text.StartsWith(':');

    /// <summary>As it was written, or nearly so.</summary>
    public override string ToString() => IsText ? $"\"{Text}\"" : Text;
}
