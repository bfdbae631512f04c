using System.Globalization;
using DotNext.Net.Cluster.Consensus.Raft.StateMachine;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>A process with one member: it does what its standard input says, line by line, and answers each with a line; it ends when its input does.</summary>
internal static class MemberHost
{
    /// <summary>The answer of a member that lost its leadership during a run.</summary>
    public const string Lost = "lost";

    /// <summary>Runs until the input ends.</summary>
    /// <param name="side">Which library.</param>
    /// <param name="number">Which member, from 1.</param>
    /// <param name="ports">Where all three listen.</param>
    /// <param name="folder">Its folder.</param>
    /// <param name="load">What it will be given.</param>
    public static async Task RunAsync(string side, int number, IReadOnlyList<int> ports, string folder, Load load)
    {
        await using IMember member = side switch
        {
            Sides.Own => await OwnMember.StartAsync(number, ports, folder, load).ConfigureAwait(false),
            Sides.DotNext => await DotNextMember.StartAsync(number, ports, folder, load, WriteAheadLog.MemoryManagementStrategy.PrivateMemory).ConfigureAwait(false),
            Sides.DotNextShared => await DotNextMember.StartAsync(number, ports, folder, load, WriteAheadLog.MemoryManagementStrategy.SharedMemory).ConfigureAwait(false),
            _ => throw new ArgumentException($"There is no side '{side}'; expected {string.Join(", ", Sides.All)}.", nameof(side)),
        };
        Console.WriteLine("up");
        while (await Console.In.ReadLineAsync().ConfigureAwait(false) is { } line)
            Console.WriteLine(await AnswerAsync(member, load, line.Split(' ')).ConfigureAwait(false));
    }

    private static async Task<string> AnswerAsync(IMember member, Load load, string[] words)
    {
        switch (words)
        {
            case ["state"]:
                return string.Create(CultureInfo.InvariantCulture, $"{member.Leads} {member.Committed} {Environment.CpuUsage.TotalTime.TotalSeconds:R}");
            case ["run", var form, var seconds]:
                try
                {
                    Figures figures = await member.RunAsync(load, form == "-" ? null : form, double.Parse(seconds, CultureInfo.InvariantCulture)).ConfigureAwait(false);
                    return figures.ToString();
                }
                catch (LeadershipLostException lost)
                {
                    await Console.Error.WriteLineAsync(lost.Message).ConfigureAwait(false);
                    return Lost;
                }
            default:
                throw new InvalidOperationException($"A member was told '{string.Join(' ', words)}'; expected state, or run FORM SECONDS.");
        }
    }
}
