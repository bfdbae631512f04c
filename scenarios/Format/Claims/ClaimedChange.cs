using Aurigraph.Experiment;
using Aurigraph.Scenarios.Shapes;

namespace Aurigraph.Scenarios.Claims;

/// <summary>Reads claimed changes, which have a sign.</summary>
internal static class ClaimedChange
{
    /// <summary>Reads a change.</summary>
    /// <param name="text">For example <c>+29%</c> or <c>-60%</c>.</param>
    /// <param name="change">Parts of 1; 0 when faulty.</param>
    /// <returns>Null when read, else what is wrong.</returns>
    public static string? Read(string text, out double change)
    {
        change = 0;
        if (text.Length < 2 || text[0] is not ('+' or '-'))
            return $"`{Yaml.ScalarNode.Shorten(text)}` is not a change; a sign and a percentage such as `+29%` was expected";
        string? fault = Unit.Ratio.Parse(text[1..], out decimal value);
        if (fault is null)
            change = text[0] == '-' ? -Unit.Nearest(value) : Unit.Nearest(value);
        return fault;
    }
}
