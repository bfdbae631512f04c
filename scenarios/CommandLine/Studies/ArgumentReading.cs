using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using Aurigraph.Scenarios;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Studies;

/// <summary>Reads options as text and gathers what is wrong with them, so that all faults of a command line come at once. An option that is
/// not given, or is faulty, has its default.</summary>
internal sealed class ArgumentReading(CommandResult command)
{
    private readonly List<string> _faults = [];
    private readonly SortedSet<string> _faulty = new(StringComparer.Ordinal);

    /// <summary>All that is wrong so far, each with the option it is about.</summary>
    public IReadOnlyList<string> Faults => _faults;

    /// <summary>The one value given, if there is one; that there are several or none where one belongs, the parser says.</summary>
    public string? Text(Option option) => command.GetResult(option) is { Tokens: [var token] } ? token.Value : null;

    /// <summary>Whether a flag was given.</summary>
    public bool Flag(Option<bool> option) => command.GetResult(option) is { Implicit: false, Errors: var errors } && !errors.Any() && command.GetValue(option);

    /// <summary>Whether something was wrong with an option.</summary>
    public bool IsFaulty(Option option) => _faulty.Contains(option.Name);

    /// <summary>Adds what is wrong with an option.</summary>
    public void Add(Option option, string what)
    {
        _faulty.Add(option.Name);
        _faults.Add($"{option.Name}{(Text(option) is { } text ? $" {text}" : "")}: {what}{(what.EndsWith('?') ? "" : ".")}");
    }

    /// <summary>Finds options that were given more than once.</summary>
    public void RefuseRepetition(IEnumerable<Option> options)
    {
        foreach (Option option in options)
        {
            if (command.GetResult(option) is { Tokens.Count: > 1 and var times })
                Add(option, $"it was given {times} times; once was expected");
        }
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="option">The option.</param>
    /// <param name="max">The largest that can be held.</param>
    /// <param name="otherwise">Its default.</param>
    /// <param name="range">What is expected, in words: "from 1 to 9".</param>
    public ulong Whole(Option option, ulong max, ulong otherwise, string range)
    {
        if (Text(option) is not { } text)
            return otherwise;
        if (ulong.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) && number <= max)
            return number;
        Add(option, $"a whole number {range} was expected, for example {option.Name} {otherwise}");
        return otherwise;
    }

    /// <summary>Reads a duration.</summary>
    public Duration Time(Option option, Duration otherwise)
    {
        if (Text(option) is not { } text)
            return otherwise;
        return Ends(option, [text]) is [var time] ? time : otherwise;
    }

    /// <summary>Reads MIN..MAX.</summary>
    public (Duration Min, Duration Max) Range(Option option, (Duration Min, Duration Max) otherwise)
    {
        if (Text(option) is not { } text)
            return otherwise;
        if (Split(text) is not { } ends)
        {
            Add(option, "two durations were expected, the shortest and the longest, for example 150ms..300ms");
            return otherwise;
        }
        return Ends(option, ends) is [var min, var max] ? (min, max) : otherwise;
    }

    /// <summary>Reads a duration or uniform:MIN..MAX.</summary>
    public (Duration Min, Duration Max) Latency(Option option, (Duration Min, Duration Max) otherwise)
    {
        const string Uniform = "uniform:";
        if (Text(option) is not { } text)
            return otherwise;
        string[]? ends = text.StartsWith(Uniform, StringComparison.Ordinal) ? Split(text[Uniform.Length..]) : [text, text];
        if (ends is null || (ends[0] == text && (text.Contains("..", StringComparison.Ordinal) || text.Contains(':', StringComparison.Ordinal))))
        {
            Add(option, "a duration such as 1.6ms or two as in uniform:30ms..40ms were expected");
            return otherwise;
        }
        return Ends(option, ends) is [var min, var max] ? (min, max) : otherwise;
    }

    /// <summary>Reads on or off.</summary>
    public bool Switch(Option option, bool otherwise)
    {
        switch (Text(option))
        {
            case null:
                return otherwise;
            case "on":
                return true;
            case "off":
                return false;
            default:
                Add(option, "`on` or `off` was expected");
                return otherwise;
        }
    }

    private static string[]? Split(string text) => text.IndexOf("..", StringComparison.Ordinal) is var dots and > 0 ? [text[..dots], text[(dots + 2)..]] : null;

    /// <summary>Several durations; null when one is faulty, and then all their faults are added.</summary>
    private Duration[]? Ends(Option option, string[] texts)
    {
        var times = new Duration[texts.Length];
        var faults = new List<string>();
        for (int i = 0; i < texts.Length; i++)
        {
            if (DurationReader.Read(texts[i], out times[i]) is { } fault)
                faults.Add(fault);
        }
        if (faults.Count == 0)
            return times;
        foreach (string fault in faults.Distinct(StringComparer.Ordinal))
            Add(option, fault);
        return null;
    }
}
