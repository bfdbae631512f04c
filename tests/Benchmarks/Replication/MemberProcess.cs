using System.Diagnostics;
using System.Globalization;
using Aurigraph.Live.Runs;

namespace Aurigraph.Benchmarks.Replication;

/// <summary>A member in a process of its own, with the settings of the runtime that live nodes have, whatever its side.</summary>
internal sealed class MemberProcess : IAsyncDisposable
{
    private static readonly TimeSpan AnswerPatience = TimeSpan.FromMinutes(2);

    private readonly Process _process;
    private readonly string _name;

    private MemberProcess(Process process, string name) => (_process, _name) = (process, name);

    /// <summary>Starts one, which may take a while until it leads or follows.</summary>
    /// <exception cref="InvalidOperationException">It did not come up; what it said is on standard error.</exception>
    public static async Task<MemberProcess> StartAsync(string side, int number, IReadOnlyList<int> ports, string folder, Load load)
    {
        string self = Environment.ProcessPath ?? throw new InvalidOperationException("The program does not know where it is; start it from its own file.");
        var start = new ProcessStartInfo(self) { RedirectStandardInput = true, RedirectStandardOutput = true, UseShellExecute = false };
        // Where the host of the runtime was started with the program as its argument, so it is here.
        if (Path.GetFileNameWithoutExtension(self) == "dotnet")
            start.ArgumentList.Add(typeof(MemberProcess).Assembly.Location);
        foreach (string argument in (string[])["consensus-member", side, number.ToString(CultureInfo.InvariantCulture), string.Join(',', ports), folder, load.Name])
            start.ArgumentList.Add(argument);
        foreach ((string name, string value) in NodeEnvironment.Variables)
            start.Environment[name] = value;
        Process process = Process.Start(start) ?? throw new InvalidOperationException($"{self} could not be started.");
        var member = new MemberProcess(process, $"{side} {number}");
        string answer = await member.ReadAsync().ConfigureAwait(false);
        return answer == "up" ? member : throw new InvalidOperationException($"Member {member._name} said '{answer}' where 'up' was expected.");
    }

    /// <summary>Whether it leads, what it knows to be committed, and the processor time it took, seconds.</summary>
    public async Task<(bool Leads, long Committed, double Processor)> StateAsync()
    {
        string[] words = (await AskAsync("state").ConfigureAwait(false)).Split(' ');
        return (bool.Parse(words[0]), long.Parse(words[1], CultureInfo.InvariantCulture), double.Parse(words[2], CultureInfo.InvariantCulture));
    }

    /// <summary>Has it, as the leader, run its load.</summary>
    /// <exception cref="LeadershipLostException">It led no more.</exception>
    public async Task<Figures> RunAsync(string? form, double seconds)
    {
        string answer = await AskAsync(string.Create(CultureInfo.InvariantCulture, $"run {form ?? "-"} {seconds:R}")).ConfigureAwait(false);
        return answer == MemberHost.Lost ? throw new LeadershipLostException($"Member {_name} led no more.") : Figures.Parse(answer.Split(' '));
    }

    /// <summary>Stops it in order.</summary>
    public async ValueTask DisposeAsync()
    {
        _process.StandardInput.Close();
        using var patience = new CancellationTokenSource(AnswerPatience);
        try
        {
            await _process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            await Console.Error.WriteLineAsync($"Member {_name} did not stop in {AnswerPatience.TotalMinutes:0} minutes and is killed.").ConfigureAwait(false);
            _process.Kill();
        }
        _process.Dispose();
    }

    private async Task<string> AskAsync(string what)
    {
        await _process.StandardInput.WriteLineAsync(what).ConfigureAwait(false);
        await _process.StandardInput.FlushAsync().ConfigureAwait(false);
        return await ReadAsync().ConfigureAwait(false);
    }

    private async Task<string> ReadAsync() =>
        await _process.StandardOutput.ReadLineAsync().WaitAsync(AnswerPatience).ConfigureAwait(false)
        ?? throw new InvalidOperationException($"Member {_name} ended by itself; what it said is above.");
}
