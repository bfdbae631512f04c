using Aurigraph.Consensus;
using Aurigraph.Consensus.Durability;
using Aurigraph.Consensus.Log;
using Aurigraph.Consensus.Membership;
using Aurigraph.Consensus.Messages;
using Aurigraph.NetworkModels;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Elections;

/// <summary>One trial: the survivors' cores on a kernel of their own, from time 0 until there is a new leader.</summary>
internal sealed class ElectionTrial
{
    /// <summary>Elections of one server, on average, after which a trial is given up.</summary>
    public const long ElectionsPerServerMax = 1000;

    /// <summary>The old leader's term.</summary>
    private static readonly Term OldTerm = new(1);

    private readonly Kernel _kernel = new();
    private readonly ElectionSettings _settings;
    private readonly long _number;
    private readonly ElectionServer[] _servers;
    private readonly UniformLatency _oneWay;
    private readonly SeededGenerator _ways;
    private readonly Duration _crash;
    private ElectionOutcome? _outcome;

    private ElectionTrial(ElectionSettings settings, long number)
    {
        var generator = new SeededGenerator(settings.Seed).Derive("election trial", number);
        (_settings, _number) = (settings, number);
        _oneWay = new UniformLatency(settings.OneWayMin, settings.OneWayMax);
        _ways = generator.Derive("ways of messages");
        _crash = settings.FreshTimers ? Duration.Zero : generator.Derive("crash").NextDuration(Duration.Zero, HeartbeatOf(settings) + new Duration(1));
        _servers = new ElectionServer[settings.Alive];
        var configuration = new MemberConfiguration(Enumerable.Range(1, settings.Servers).Select(NodeId.Validator));
        for (int i = 0; i < settings.Alive; i++)
        {
            var timeouts = generator.Derive("election time-outs", i);
            _servers[i] = new ElectionServer(this, _kernel, settings.VoteDisk, OptionsOf(settings, configuration, i, timeouts), Restored(settings, i));
        }
    }

    /// <summary>Runs it.</summary>
    /// <exception cref="NoLeaderException">There is none after very many elections.</exception>
    public static ElectionOutcome Run(ElectionSettings settings, long number)
    {
        var trial = new ElectionTrial(settings, number);
        trial.HearOldLeader();
        trial._kernel.RunUntil(VirtualTime.Never);
        return trial._outcome ?? throw new InvariantException($"Trial {number} of {settings} ran out of events at {trial._kernel.Now} without a leader.");
    }

    /// <summary>A server says something; what is for one that is down is lost.</summary>
    public void Send(RaftMessage message)
    {
        if (message.To.Number <= _servers.Length)
            _kernel.PostAfter(_oneWay.Draw(_ways), new Arrival(_servers[message.To.Number - 1], message));
    }

    /// <summary>Something happened to a server: that may have been the end of the trial.</summary>
    public void Look(ElectionServer server)
    {
        if (_outcome is not null)
            return;
        var core = server.Core;
        if (core.Term > OldTerm && !core.Leader.IsNone && (_settings.FreshTimers || AllFollow(core.Leader, core.Term)))
        {
            _outcome = new ElectionOutcome(_kernel.Now - VirtualTime.Zero - _crash, core.Leader, core.Term.Value - OldTerm.Value);
            _kernel.Stop();
        }
        else if (core.Role != RaftRole.Leader && server.Elections >= ElectionsPerServerMax)
        {
            GiveUpIfTooMany();
        }
    }

    private static Duration HeartbeatOf(ElectionSettings settings) => settings.TimeoutMin / 2;

    private static CoreOptions OptionsOf(ElectionSettings settings, MemberConfiguration configuration, int position, SeededGenerator timeouts) => new()
    {
        Self = NodeId.Validator(position + 1),
        Configuration = configuration,
        DrawElectionTimeout = () => timeouts.NextDuration(settings.TimeoutMin, settings.TimeoutMax + new Duration(1)),
        ElectionTimeoutMin = settings.TimeoutMin,
        Heartbeat = HeartbeatOf(settings),
        PreVote = settings.PreVote,
        CheckQuorum = false,
    };

    private static RestoredState Restored(ElectionSettings settings, int position)
    {
        var last = settings.UnequalLogs ? position + 1 : 1;
        return new RestoredState(new HardState(OldTerm, NodeId.None, default), [.. Enumerable.Range(1, last).Select(i => new LogEntry(OldTerm, new LogIndex(i), null))]);
    }

    /// <summary>The last heartbeat is heard by all at time 0.</summary>
    private void HearOldLeader()
    {
        if (_settings.FreshTimers || _settings.Alive == _settings.Servers)
            return;
        var leader = NodeId.Validator(_settings.Servers);
        for (int i = 0; i < _servers.Length; i++)
            _servers[i].Receive(new Heartbeat(leader, NodeId.Validator(i + 1), OldTerm, default));
    }

    private bool AllFollow(NodeId leader, Term term)
    {
        foreach (var server in _servers)
        {
            if (server.Core.Leader != leader || server.Core.Term != term)
                return false;
        }
        return true;
    }

    private void GiveUpIfTooMany()
    {
        long elections = _servers.Sum(server => server.Elections);
        if (elections >= ElectionsPerServerMax * _servers.Length)
            throw new NoLeaderException(_settings, _number, elections, _kernel.Now);
    }
}
