using Aurigraph.Simulation.Elections;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Tests.Elections;

/// <summary>The experiment written down a second time, straight from its definition and without the consensus core, the kernel or any of
/// its types: servers are rows of arrays, and time is a number of milliseconds. What the study measures is held against it.</summary>
internal sealed class IndependentElections
{
    private readonly ElectionSettings _settings;
    private readonly SeededGenerator _generator;
    private readonly PriorityQueue<Action<double>, (double Time, long Order)> _events = new();
    private readonly Server[] _servers;
    private long _order;
    private (double Milliseconds, long Terms)? _end;

    private IndependentElections(ElectionSettings settings, long trial)
    {
        (_settings, _generator) = (settings, new SeededGenerator(99).Derive("independent", trial));
        _servers = [.. Enumerable.Range(0, settings.Alive).Select(i => new Server { Log = settings.UnequalLogs ? i : 0 })];
    }

    /// <summary>Times in milliseconds and terms needed, trial by trial.</summary>
    public static IReadOnlyList<(double Milliseconds, long Terms)> Run(ElectionSettings settings) =>
        [.. Enumerable.Range(0, settings.Trials).Select(trial => new IndependentElections(settings, trial).Run())];

    private (double Milliseconds, long Terms) Run()
    {
        double crash = _settings.FreshTimers ? 0 : Uniform(0, _settings.TimeoutMin.Milliseconds / 2);
        for (int i = 0; i < _servers.Length; i++)
            StartTimer(i, 0);
        while (_end is null)
        {
            _events.TryDequeue(out var happen, out var at);
            happen!(at.Time);
        }
        return (_end.Value.Milliseconds - crash, _end.Value.Terms);
    }

    private void At(double time, Action<double> happen) => _events.Enqueue(happen, (time, _order++));

    private double Uniform(double min, double max) => min + (_generator.NextDouble() * (max - min));

    private void StartTimer(int i, double now)
    {
        int armed = ++_servers[i].Timer;
        At(now + Uniform(_settings.TimeoutMin.Milliseconds, _settings.TimeoutMax.Milliseconds), time =>
        {
            if (armed == _servers[i].Timer && !_servers[i].Leads)
                TimeOut(i, time);
        });
    }

    private void Travel(double now, Action<double> arrive) => At(now + Uniform(_settings.OneWayMin.Milliseconds, _settings.OneWayMax.Milliseconds), arrive);

    private void TimeOut(int i, double now)
    {
        Server me = _servers[i];
        me.Follows = -1;
        StartTimer(i, now);
        if (!_settings.PreVote)
        {
            Campaign(i, now);
            return;
        }
        int asked = me.Timer;
        var willing = new HashSet<int> { i };
        for (int j = 0; j < _servers.Length; j++)
        {
            int other = j;
            if (j != i)
                Travel(now, there => AnswerWhetherItCouldWin(i, other, asked, willing, there));
        }
    }

    private void AnswerWhetherItCouldWin(int i, int other, int asked, HashSet<int> willing, double now)
    {
        long term = _servers[i].Term + 1;
        Server voter = _servers[other];
        bool yes = term > voter.Term && _servers[i].Log >= voter.Log && voter.Follows < 0 && !voter.Leads;
        Travel(now, back =>
        {
            if (!yes || _servers[i].Timer != asked || _servers[i].Term + 1 != term || !willing.Add(other) || willing.Count != (_settings.Servers / 2) + 1)
                return;
            StartTimer(i, back);
            Campaign(i, back);
        });
    }

    private void Campaign(int i, double now)
    {
        Server me = _servers[i];
        me.Term++;
        long term = me.Term;
        me.Vote = i;
        me.Stands = true;
        me.Votes.Clear();
        At(now + _settings.VoteDisk.Milliseconds, durable =>
        {
            if (me.Term != term || me.Follows >= 0)
                return;
            StartTimer(i, durable);
            Count(i, i, term, durable);
        });
        for (int j = 0; j < _servers.Length; j++)
        {
            int other = j;
            if (j != i)
                Travel(now, there => Consider(other, i, term, there));
        }
    }

    private void Consider(int i, int candidate, long term, double now)
    {
        Server me = _servers[i];
        Learn(i, term, now);
        if (term < me.Term || me.Vote >= 0 || me.Follows >= 0 || _servers[candidate].Log < me.Log)
        {
            long known = me.Term;
            Travel(now, back => Learn(candidate, known, back));
            return;
        }
        me.Vote = candidate;
        StartTimer(i, now);
        At(now + _settings.VoteDisk.Milliseconds, durable =>
        {
            if (me.Term == term && me.Follows < 0)
                StartTimer(i, durable);
            Travel(durable, back => Count(candidate, i, term, back));
        });
    }

    private void Learn(int i, long term, double now)
    {
        Server me = _servers[i];
        if (term <= me.Term)
            return;
        (me.Term, me.Vote, me.Follows, me.Stands) = (term, -1, -1, false);
        if (me.Leads)
            StartTimer(i, now);
        me.Leads = false;
    }

    private void Count(int i, int voter, long term, double now)
    {
        Server me = _servers[i];
        if (me.Term != term || !me.Stands)
            return;
        me.Votes.Add(voter);
        if (!me.Votes.Contains(i) || me.Votes.Count < (_settings.Servers / 2) + 1)
            return;
        (me.Leads, me.Stands, me.Follows) = (true, false, i);
        for (int j = 0; j < _servers.Length; j++)
        {
            int other = j;
            if (j != i)
                Travel(now, there => HearLeader(other, i, term, there));
        }
        EndIfAllFollow(i, term, now);
    }

    private void HearLeader(int i, int leader, long term, double now)
    {
        Server me = _servers[i];
        if (term < me.Term)
        {
            long known = me.Term;
            Travel(now, back => Learn(leader, known, back));
            return;
        }
        Learn(i, term, now);
        (me.Stands, me.Follows) = (false, leader);
        StartTimer(i, now);
        EndIfAllFollow(leader, term, now);
    }

    private void EndIfAllFollow(int leader, long term, double now)
    {
        if (_end is null && (_settings.FreshTimers || _servers.All(s => s.Term == term && s.Follows == leader)))
            _end = (now, term);
    }

    private sealed class Server
    {
        public int Log { get; init; }

        public long Term { get; set; }

        public int Vote { get; set; } = -1;

        public int Follows { get; set; } = -1;

        public bool Leads { get; set; }

        public bool Stands { get; set; }

        public int Timer { get; set; }

        public HashSet<int> Votes { get; } = [];
    }
}
