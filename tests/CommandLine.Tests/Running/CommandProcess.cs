using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace Aurigraph.CommandLine.Tests.Running;

/// <summary>The built command as a process of its own.</summary>
internal sealed partial class CommandProcess : IDisposable
{
    private const double SecondsUnderWay = 1;
    private static readonly TimeSpan Deadline = TimeSpan.FromMinutes(3);
    private static readonly string Assembly = Path.Combine(AppContext.BaseDirectory, "aurigraph-sim.dll");

    private readonly Process _process;
    private readonly Task<string> _output;
    private readonly Task<string> _error;
    private readonly TaskCompletionSource _underWay = new(TaskCreationOptions.RunContinuationsAsynchronously);

    private CommandProcess(Process process, bool listens)
    {
        _process = process;
        if (!listens)
            process.StandardOutput.Close();
        _output = listens ? process.StandardOutput.ReadToEndAsync() : Task.FromResult("");
        _error = ReadErrorAsync();
    }

    /// <summary>Starts it in a folder.</summary>
    public static CommandProcess Start(string folder, IReadOnlyList<string> arguments, params (string Name, string Value)[] environment) =>
        Start(folder, arguments, environment, listens: true);

    /// <summary>Starts it with nobody at the other end of its output.</summary>
    public static CommandProcess StartUnheard(string folder, params string[] arguments) => Start(folder, arguments, [], listens: false);

    private static CommandProcess Start(string folder, IReadOnlyList<string> arguments, (string Name, string Value)[] environment, bool listens)
    {
        var start = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (string argument in (string[])["exec", Assembly, .. arguments])
            start.ArgumentList.Add(argument);
        foreach ((string name, string value) in environment)
            start.Environment[name] = value;
        Process process = Process.Start(start)!;
        process.StandardInput.Close();
        return new CommandProcess(process, listens);
    }

    /// <summary>Runs it to its end.</summary>
    public static async Task<CommandOutcome> RunAsync(string folder, params string[] arguments)
    {
        using CommandProcess process = Start(folder, arguments);
        return await process.EndAsync();
    }

    /// <summary>Waits until it says that some of the run, and more than the warm-up, is done.</summary>
    public async Task UnderWayAsync()
    {
        Task first = await Task.WhenAny(_underWay.Task, _process.WaitForExitAsync()).WaitAsync(Deadline);
        if (first != _underWay.Task)
            Assert.Fail($"The command ended before it was under way:\n{await _error}");
    }

    /// <summary>Sends a signal by its short name.</summary>
    public async Task SignalAsync(string name)
    {
        using Process kill = Process.Start("kill", [$"-{name}", _process.Id.ToString()]);
        await kill.WaitForExitAsync().WaitAsync(Deadline);
        Assert.Equal(0, kill.ExitCode);
    }

    /// <summary>Waits for its end.</summary>
    public async Task<CommandOutcome> EndAsync()
    {
        try
        {
            await _process.WaitForExitAsync().WaitAsync(Deadline);
        }
        catch (TimeoutException)
        {
            _process.Kill(entireProcessTree: true);
            Assert.Fail($"The command did not end within {Deadline}.\n{await _output}\n{await _error}");
        }
        return new CommandOutcome(_process.ExitCode, await _output, await _error);
    }

    public void Dispose()
    {
        if (!_process.HasExited)
            _process.Kill(entireProcessTree: true);
        _process.Dispose();
    }

    private async Task<string> ReadErrorAsync()
    {
        var text = new StringBuilder();
        while (await _process.StandardError.ReadLineAsync() is { } line)
        {
            text.Append(line).Append('\n');
            if (Progress().Match(line) is { Success: true } progress && double.Parse(progress.Groups["seconds"].Value, System.Globalization.CultureInfo.InvariantCulture) >= SecondsUnderWay)
                _underWay.TrySetResult();
        }
        return text.ToString();
    }

    [GeneratedRegex(@"[0-9]+ %  (?<seconds>[0-9.]+) s of [0-9.]+ s of virtual time$", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Progress();
}
