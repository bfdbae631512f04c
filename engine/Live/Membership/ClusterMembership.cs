using System.Net;
using System.Net.Sockets;
using Akka.Actor;
using Aurigraph.Experiment;
using Aurigraph.Live.Network;
using Aurigraph.Live.Nodes;
using Aurigraph.Units;

namespace Aurigraph.Live.Membership;

/// <summary>A node's membership of the cluster, in an actor system of its own: a member that the others have given up must leave and join anew as another incarnation, and that must not
/// stop the node, which may be well and is what the others' consensus counts on.</summary>
internal sealed class ClusterMembership : IAsyncDisposable
{
    private static readonly TimeSpan RejoinAfter = TimeSpan.FromSeconds(1);

    private readonly ExperimentDefinition _experiment;
    private readonly NodeId _self;
    private readonly AddressBook _addresses;
    private readonly Action<string> _log;
    private readonly CancellationTokenSource _stop = new();
    private readonly Task _running;

    /// <summary>Joins the cluster.</summary>
    public ClusterMembership(ExperimentDefinition experiment, NodeId self, AddressBook addresses, Action<string> log)
    {
        (_experiment, _self, _addresses, _log) = (experiment, self, addresses, log);
        _running = RunAsync();
    }

    /// <summary>Who is there.</summary>
    public MembershipView View { get; } = new();

    /// <summary>Sees whether the port for membership can be had: what joins tells of it only in a log.</summary>
    /// <exception cref="ListenException">It cannot.</exception>
    public static void RequirePort(ExperimentDefinition experiment, NodeId self, AddressBook addresses)
    {
        var endPoint = new IPEndPoint(IPAddress.Parse(experiment.Live.Listen), addresses.Membership(self).Port);
        using var socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
        try
        {
            socket.Bind(endPoint);
            socket.Listen();
        }
        catch (SocketException failure)
        {
            throw new ListenException(endPoint, failure);
        }
    }

    /// <summary>Leaves.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync().ConfigureAwait(false);
        await _running.ConfigureAwait(false);
        _stop.Dispose();
    }

    private async Task RunAsync()
    {
        while (!_stop.IsCancellationRequested)
        {
            ActorSystem system = ActorSystem.Create(ClusterConfiguration.SystemName, ClusterConfiguration.Of(_experiment, _self, _addresses));
            system.ActorOf(Props.Create(() => new MembershipActor(View)), "membership");
            Task stopping = Task.Delay(Timeout.Infinite, _stop.Token);
            if (await Task.WhenAny(system.WhenTerminated, stopping).ConfigureAwait(false) == stopping)
            {
                await system.Terminate().ConfigureAwait(false);
                return;
            }
            _log($"{_self}: the cluster has given this member up; it joins again in {RejoinAfter.TotalSeconds:0} s. The node runs on.");
            View.Clear();
            await Task.WhenAny(Task.Delay(RejoinAfter, _stop.Token)).ConfigureAwait(false);
        }
    }
}
