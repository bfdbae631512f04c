using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios;

/// <summary>Reads durations as scenario files write them, for whoever takes one elsewhere, such as the command line.</summary>
public static class DurationReader
{
    /// <summary>Reads one.</summary>
    /// <param name="text">For example <c>1.6ms</c>.</param>
    /// <param name="duration">The duration; zero when the text is faulty.</param>
    /// <returns>Null when read, else what is wrong with it.</returns>
    public static string? Read(string text, out Duration duration)
    {
        ArgumentNullException.ThrowIfNull(text);
        string? fault = Unit.Time.Parse(text, out decimal nanoseconds);
        duration = fault is null ? new Duration((long)nanoseconds) : Duration.Zero;
        return fault;
    }
}
