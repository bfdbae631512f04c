using System.Diagnostics;
using Aurigraph.Units;

namespace Aurigraph.Live.Runs;

/// <summary>A node in a process of its own on this machine. It says on standard output when it is up, and ends when its standard input does, so that none is left behind.</summary>
internal sealed class ChildNode(NodeId node, ProgramCommand command, IReadOnlyList<string> arguments, string logFile, Action<int>? started) : INodeHandle
{
    /// <summary>What a node prints when it is up.</summary>
    public const string UpLine = "up";

    /// <summary>With which a node ends that was asked for something that cannot be.</summary>
    private const int RefusedExitCode = 2;

    /// <summary>With which a process ends that somebody else killed (128 + SIGKILL).</summary>
    private const int KilledExitCode = 137;

    private const string OutOfMemory = "the system killed it, as it does when the memory of a container is used up; give it more `memory`, or set `deployment.onMemoryLimit: reject`.";

    private static readonly TimeSpan StartPatience = TimeSpan.FromSeconds(90);
    private static readonly TimeSpan StopPatience = TimeSpan.FromSeconds(30);

    private Process? _process;
    private Process? _killed;
    private Task _output = Task.CompletedTask;

    /// <inheritdoc/>
    public NodeId Node => node;

    /// <inheritdoc/>
    public bool IsUp => _process is { HasExited: false };

    /// <inheritdoc/>
    public async Task<bool> StartAsync(CancellationToken cancellation)
    {
        _process?.Dispose();
        var start = new ProcessStartInfo(command.Executable) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true, UseShellExecute = false };
        foreach ((string name, string value) in NodeEnvironment.Variables)
            start.Environment[name] = value;
        foreach (string argument in command.Arguments.Concat(arguments))
            start.ArgumentList.Add(argument);
        Process process = Process.Start(start) ?? throw new LiveRunException($"{command.Executable} could not be started for {node}.");
        _process = process;
        started?.Invoke(process.Id);
        var up = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        _output = Task.WhenAll(KeepAsync(process.StandardOutput, up), KeepAsync(process.StandardError, null));
        Task first = await Task.WhenAny(up.Task, process.WaitForExitAsync(CancellationToken.None), Task.Delay(StartPatience, cancellation)).ConfigureAwait(false);
        if (first == up.Task)
            return true;
        if (_killed == process)
            return false;
        cancellation.ThrowIfCancellationRequested();
        if (!process.HasExited)
        {
            await KillAsync().ConfigureAwait(false);
            throw new LiveRunException($"{node} was not up after {StartPatience.TotalSeconds:0} s; what it said is in {logFile}.");
        }
        await _output.ConfigureAwait(false);
        throw new LiveRunException($"{node} did not start: {(process.ExitCode == KilledExitCode ? OutOfMemory : LastLine())}") { IsRefusal = process.ExitCode == RefusedExitCode };
    }

    /// <inheritdoc/>
    public async Task WantVotersAsync(IReadOnlyList<NodeId> voters)
    {
        if (_process is not { HasExited: false } process)
            return;
        try
        {
            await process.StandardInput.WriteLineAsync(VotersLine.Of(voters)).ConfigureAwait(false);
            await process.StandardInput.FlushAsync().ConfigureAwait(false);
        }
        catch (IOException)
        {
            // It has just died; whoever starts it again says it again.
        }
    }

    /// <inheritdoc/>
    public async Task KillAsync()
    {
        if (_process is not { } process)
            return;
        _killed = process;
        process.Kill(); // SIGKILL: it has no chance to write anything.
        await process.WaitForExitAsync(CancellationToken.None).ConfigureAwait(false);
        await _output.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async Task StopAsync()
    {
        if (_process is not { HasExited: false } process)
            return;
        process.StandardInput.Close();
        using var patience = new CancellationTokenSource(StopPatience);
        try
        {
            await process.WaitForExitAsync(patience.Token).ConfigureAwait(false);
        }
        catch (OperationCanceledException tooSlow)
        {
            await KillAsync().ConfigureAwait(false);
            throw new LiveRunException($"{node} did not end within {StopPatience.TotalSeconds:0} s and was killed; what it said is in {logFile}.", tooSlow);
        }
        await _output.ConfigureAwait(false);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (IsUp)
            await KillAsync().ConfigureAwait(false);
        _process?.Dispose();
    }

    /// <summary>What the node said last: why it ended, as a rule.</summary>
    private string LastLine() => File.Exists(logFile) ? File.ReadLines(logFile).LastOrDefault(l => l.Length > 0) ?? "it said nothing." : "it said nothing.";

    private async Task KeepAsync(StreamReader from, TaskCompletionSource? up)
    {
        while (await from.ReadLineAsync().ConfigureAwait(false) is { } line)
        {
            if (line == UpLine && up is not null)
                up.TrySetResult();
            else
                Note(line);
        }
    }

    private void Note(string line)
    {
        lock (command)
            File.AppendAllLines(logFile, [line]);
    }
}
