using Aurigraph.Checkers;
using Aurigraph.Experiment;
using Aurigraph.Live.Journal;
using Aurigraph.Units;
using Aurigraph.Worlds.Journal;
using Aurigraph.Worlds.Recording;

namespace Aurigraph.Live.Runs;

/// <summary>Tells the journals of a run to a recorder, in the order of time, and samples along the way what a simulation samples: backlog, health.</summary>
internal sealed class RunReplay
{
    private static readonly Duration Second = Duration.FromSeconds(1);
    private static readonly Duration IdleSpan = Duration.FromSeconds(1.5);

    private readonly ExperimentDefinition _experiment;
    private readonly ReplayClock _clock = new();
    private readonly JournalReplay _replay;
    private readonly SortedSet<NodeId> _up = [];
    private readonly RunWindow _window;
    private readonly VirtualTime _start;
    private readonly Dictionary<NodeId, ((VirtualTime At, long Cpu) First, (VirtualTime At, long Cpu) Last)> _idle = [];
    private VirtualTime _toldAt;
    private VirtualTime _nextSlice = VirtualTime.Zero + SteadinessRecorder.Slice;
    private VirtualTime _nextSecond = VirtualTime.Zero + Second;
    private LogIndex _committedBefore;
    private long _probes;
    private long _passes;

    /// <summary>Prepares to tell a run.</summary>
    /// <param name="experiment">What was run.</param>
    /// <param name="start">Its start by the clock of the journals.</param>
    public RunReplay(ExperimentDefinition experiment, VirtualTime start)
    {
        _experiment = experiment;
        _window = new RunWindow(VirtualTime.Zero + experiment.Warmup, VirtualTime.Zero + experiment.LoadTime);
        Recorder = new Recorder(_clock, _window, new VotingConfiguration(experiment.FirstVoters, experiment.Consensus.Quorum),
            new SafetySettings(experiment.SafetyChecks, experiment.Consensus.Dissemination == DisseminationMode.Parallel));
        _replay = new JournalReplay(Recorder, _clock, start);
        _replay.Used += OnUsed;
        _replay.Telling += record => _toldAt = record.At;
        _start = start;
        foreach (NodeId node in experiment.Deployment.AllNodes.Except(experiment.Joining))
            _up.Add(node);
    }

    /// <summary>Who is told.</summary>
    public Recorder Recorder { get; }

    /// <summary>What each node used.</summary>
    public SortedDictionary<NodeId, UsageLog> Usage { get; } = [];

    /// <summary>Cores that all nodes took together in the last second and a half before the load.</summary>
    public double IdleCores => _idle.Values.Sum(i => i.Last.At > i.First.At ? (i.Last.Cpu - i.First.Cpu) / (double)(i.Last.At - i.First.At).Nanoseconds : 0);

    /// <summary>The measured window.</summary>
    public RunWindow Window => _window;

    /// <summary>The end of the run, from its start.</summary>
    public VirtualTime End { get; private set; }

    /// <summary>Share of health probes that passed; 1 without any.</summary>
    public double PassRate => _probes == 0 ? 1 : (double)_passes / _probes;

    /// <summary>Nodes that were up at the end.</summary>
    public IReadOnlySet<NodeId> Up => _up;

    /// <summary>Tells everything.</summary>
    /// <param name="journals">A folder for each journal.</param>
    /// <param name="turns">When nodes died and when they were started again, in order.</param>
    /// <param name="end">When the run ended, by the clock of the journals: what came later, as nodes were stopped, is not told.</param>
    /// <exception cref="LiveRunException">A journal cannot be read.</exception>
    public void Tell(IEnumerable<string> journals, IReadOnlyList<(NodeId Node, VirtualTime At, bool Died)> turns, VirtualTime end)
    {
        var heads = new PriorityQueue<IEnumerator<JournalRecord>, (long At, int Order)>();
        int order = 0;
        foreach (string folder in journals)
            Advance(heads, MappedJournal.Read(folder).GetEnumerator(), order++);
        int turn = 0;
        try
        {
            while (heads.TryDequeue(out IEnumerator<JournalRecord>? head, out (long At, int Order) key) && key.At <= end.Nanoseconds)
            {
                for (; turn < turns.Count && turns[turn].At.Nanoseconds <= key.At; turn++)
                    Turn(turns[turn]);
                Sample(_replay.FromStart(new VirtualTime(key.At)));
                _replay.Tell(head.Current);
                Advance(heads, head, key.Order);
            }
        }
        catch (Exception problem) when (problem is FormatException or InvalidDataException or ArgumentException)
        {
            throw new LiveRunException($"A journal of the run cannot be read: {problem.Message}", problem);
        }
        for (; turn < turns.Count && turns[turn].At <= end; turn++)
            Turn(turns[turn]);
        End = _replay.FromStart(end);
        Sample(End);
        _replay.End(end);
    }

    private void Turn((NodeId Node, VirtualTime At, bool Died) turn)
    {
        Sample(_replay.FromStart(turn.At));
        if (!turn.Died)
        {
            _up.Add(turn.Node);
            return;
        }
        _up.Remove(turn.Node);
        _replay.Died(turn.Node, turn.At);
    }

    private static void Advance(PriorityQueue<IEnumerator<JournalRecord>, (long At, int Order)> heads, IEnumerator<JournalRecord> head, int order)
    {
        if (head.MoveNext())
            heads.Enqueue(head, (head.Current.At.Nanoseconds, order));
        else
            head.Dispose();
    }

    private void Sample(VirtualTime until)
    {
        for (; _nextSlice <= until && _nextSlice <= _window.End; _nextSlice += SteadinessRecorder.Slice)
            Recorder.Transactions.Steadiness.OnSlice(Recorder.Transactions.InFlight);
        for (; _nextSecond <= until; _nextSecond += Second)
        {
            Recorder.Transactions.Seconds.InFlight(_nextSecond, Recorder.Transactions.InFlight);
            if (_nextSecond > _window.Start && _nextSecond <= _window.End)
                Probe();
            _committedBefore = Recorder.Commits.Committed;
        }
    }

    private void Probe()
    {
        foreach (Container container in _experiment.Deployment.Containers)
        {
            foreach (NodeId node in container.Nodes.Where(Recorder.Members.Counts))
            {
                _probes++;
                bool follows = container.Follow != StreamContent.None || container.Role != NodeRole.Slim;
                bool caughtUp = !follows || Recorder.Commits.AppliedByNode.GetValueOrDefault(node).Index >= _committedBefore;
                if (_up.Contains(node) && caughtUp && !Recorder.Leadership.Leader.IsNone)
                    _passes++;
            }
        }
    }

    private void OnUsed(NodeId node, VirtualTime at, UsageSample sample)
    {
        UsageOf(node).Add(at, sample);
        if (_toldAt > _start || _start - _toldAt > IdleSpan)
            return;
        var now = (_toldAt, sample.CpuNanoseconds);
        _idle[node] = _idle.TryGetValue(node, out var seen) ? (seen.First, now) : (now, now);
    }

    private UsageLog UsageOf(NodeId node)
    {
        if (!Usage.TryGetValue(node, out UsageLog? usage))
            Usage.Add(node, usage = new UsageLog());
        return usage;
    }
}
