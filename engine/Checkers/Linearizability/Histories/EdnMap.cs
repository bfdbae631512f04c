using System.Globalization;
using System.Text;

namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>Reads a map of keywords to simple values in extensible data notation: <c>{:process 0, :type :ok}</c>. Commas are white space. Maps, vectors
/// and tagged values within it are not read.</summary>
internal sealed class EdnMap
{
    private readonly string _text;
    private readonly Dictionary<string, EdnValue> _entries = [];
    private int _at;

    private EdnMap(string text) => _text = text;

    /// <summary>The value of a keyword; null when the map has none.</summary>
    public EdnValue? this[string keyword] => _entries.TryGetValue(keyword, out EdnValue value) ? value : null;

    /// <summary>Reads one.</summary>
    /// <param name="text">The text, which holds nothing else.</param>
    /// <param name="fault">What is wrong with it, if the answer is null.</param>
    public static EdnMap? Read(string text, out string fault)
    {
        var map = new EdnMap(text);
        fault = map.Read() ?? "";
        return fault.Length == 0 ? map : null;
    }

    private string? Read()
    {
        _at = 1;
        while (true)
        {
            if (!SkipSpace())
                return "the map is not closed";
            if (_text[_at] == '}')
                return _at == _text.Length - 1 ? null : $"`{_text[(_at + 1)..].Trim()}` follows the map";
            if (ReadValue(out EdnValue key) is { } faultOfKey)
                return faultOfKey;
            if (!key.IsKeyword)
                return $"{key} stands where a keyword was expected";
            if (!SkipSpace() || _text[_at] == '}')
                return $"{key} has no value";
            if (ReadValue(out EdnValue value) is { } faultOfValue)
                return faultOfValue;
            if (!_entries.TryAdd(key.Text, value))
                return $"{key} is there twice";
        }
    }

    private bool SkipSpace()
    {
        while (_at < _text.Length && IsSpace(_text[_at]))
            _at++;
        return _at < _text.Length;
    }

    private string? ReadValue(out EdnValue value)
    {
        if (_text[_at] == '"')
            return ReadText(out value);
        int start = _at;
        while (_at < _text.Length && !IsSpace(_text[_at]) && !"{}[]()\"#;".Contains(_text[_at], StringComparison.Ordinal))
            _at++;
        value = new EdnValue(_text[start.._at], false);
        return _at > start ? null : $"`{_text[_at]}` stands where a text, number, keyword or nil was expected";
    }

    private string? ReadText(out EdnValue value)
    {
        var text = new StringBuilder();
        value = default;
        for (_at++; _at < _text.Length; _at++)
        {
            if (_text[_at] == '"')
            {
                _at++;
                value = new EdnValue(text.ToString(), true);
                return null;
            }
            if (_text[_at] != '\\')
                text.Append(_text[_at]);
            else if (Escaped() is { } character)
                text.Append(character);
            else
                return "a text has an escape other than \\\" \\\\ \\n \\r \\t \\b \\f and \\uXXXX";
        }
        return "a text is not closed";
    }

    // The character an escape stands for; leaves the position on its last character.
    private char? Escaped()
    {
        char kind = ++_at < _text.Length ? _text[_at] : ' ';
        if (kind == 'u' && _at + 4 < _text.Length
            && ushort.TryParse(_text.AsSpan(_at + 1, 4), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out ushort code))
        {
            _at += 4;
            return (char)code;
        }
        return kind switch
        {
            '"' or '\\' => kind,
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            'b' => '\b',
            'f' => '\f',
            _ => null,
        };
    }

    private static bool IsSpace(char c) => c == ',' || char.IsWhiteSpace(c);
}
