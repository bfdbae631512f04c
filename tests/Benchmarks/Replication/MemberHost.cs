using System.Globalization;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>A process with one member: it does what its standard input says, line by line, and answers each with a line; it ends when its input does.</summary>
internal static class MemberHost
{
    /// <summary>Runs until the input ends.</summary>
    /// <param name="side">Which library.</param>
    /// <param name="number">Which member, from 1.</param>
    /// <param name="ports">Where all three listen.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="load">What it will be given.</param>
    public static async Task RunAsync(string side, int number, IReadOnlyList<int> ports, string folder, Load load)
    {
        await using IMember member = side == Sides.Own
            ? await OwnMember.StartAsync(number, ports, folder).ConfigureAwait(false)
            : await DotNextMember.StartAsync(number, ports, folder, load).ConfigureAwait(false);
        Console.WriteLine("up");
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is { } line)
            Console.WriteLine(await AnswerAsync(member, load, line.Split(' ')).ConfigureAwait(false));
    }

    private static async Task<string> AnswerAsync(IMember member, Load load, string[] words) => words switch
    {
        ["state"] => string.Create(CultureInfo.InvariantCulture, $"{member.Leads} {member.Committed} {Environment.CpuUsage.TotalTime.TotalSeconds:R}"),
        ["run", var form, var seconds] =>
            (await member.RunAsync(load, form == "-" ? null : form, double.Parse(seconds, CultureInfo.InvariantCulture)).ConfigureAwait(false)).ToString(),
        _ => throw new InvalidOperationException($"A member was told '{string.Join(' ', words)}'; expected state, or run FORM SECONDS."),
    };
}
