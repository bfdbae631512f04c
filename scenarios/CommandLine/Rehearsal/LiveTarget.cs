using Aurigraph.CommandLine.Execution;
using Aurigraph.CommandLine.Live;
using Aurigraph.Experiment;
using Aurigraph.Live.Endpoints;
using Aurigraph.Live.Network;
using Aurigraph.Live.Runs;
using Aurigraph.Measurement;
using Aurigraph.Storage;
using Aurigraph.Storage.Folders;

namespace Aurigraph.CommandLine.Rehearsal;

/// <summary>Sockets, disks and clocks of this machine. Each run starts its network anew, a process for each node; networks that have grown beyond the scenario run in this process, for no file describes them.
/// In the first run the nodes are asked over HTTP.</summary>
/// <param name="scenario">What is rehearsed.</param>
/// <param name="output">Folder below which nodes keep their data; that of a run that broke down stays.</param>
internal sealed class LiveTarget(LoadedScenario scenario, string output) : IRehearsalTarget
{
    private EndpointSurvey? _survey;
    private int _runs;

    /// <inheritdoc/>
    public string Mode => "live";

    /// <inheritdoc/>
    public RehearsalPace Pace => RehearsalPace.Real;

    /// <inheritdoc/>
    public RehearsalObservation Run(ExperimentDefinition experiment, bool isGrown, CancellationToken cancellation)
    {
        string folder = Path.GetFullPath(Path.Combine(output, $".{scenario.Experiment.Name}-rehearsal-{Environment.ProcessId}-{++_runs}"));
        EndpointSurvey? survey = _survey is null && !isGrown ? new EndpointSurvey(experiment) : null;
        bool isBroken = false;
        try
        {
            RunResult result = LiveSession.Execute(scenario, experiment, folder, isGrown, survey is null ? null : survey.AskAsync, cancellation);
            cancellation.ThrowIfCancellationRequested();
            _survey ??= survey;
            return new RehearsalObservation(result, _survey?.Given ?? [], survey?.Answers);
        }
        catch (Exception broken) when (broken is LiveRunException or ConnectionException or ListenException or DataFolderException or StorageException or EndpointsUnavailableException)
        {
            isBroken = true;
            throw new RehearsalRunException(broken.Message, broken);
        }
        finally
        {
            if (!isBroken)
                Directory.Delete(folder, recursive: true);
        }
    }
}
