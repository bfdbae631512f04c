using Akka.Actor;
using Akka.Cluster;
using Aurigraph.Units;

namespace Aurigraph.Live.Membership;

/// <summary>Keeps who is up and who cannot be reached, as the cluster says. Consensus does not wait for it: it has its own time-outs.</summary>
internal sealed class MembershipActor : UntypedActor
{
    private readonly Cluster _cluster = Cluster.Get(Context.System);
    private readonly MembershipView _view;

    public MembershipActor(MembershipView view) => _view = view;

    protected override void PreStart() =>
        _cluster.Subscribe(Self, ClusterEvent.SubscriptionInitialStateMode.InitialStateAsEvents, typeof(ClusterEvent.IMemberEvent), typeof(ClusterEvent.IReachabilityEvent));

    protected override void PostStop() => _cluster.Unsubscribe(Self);

    protected override void OnReceive(object message)
    {
        switch (message)
        {
            case ClusterEvent.MemberUp up:
                Tell(up.Member, isUp: true, isReachable: true);
                break;
            case ClusterEvent.MemberRemoved removed:
                Tell(removed.Member, isUp: false, isReachable: false);
                break;
            case ClusterEvent.UnreachableMember unreachable:
                Tell(unreachable.Member, isUp: true, isReachable: false);
                break;
            case ClusterEvent.ReachableMember reachable:
                Tell(reachable.Member, isUp: true, isReachable: true);
                break;
            default:
                break;
        }
    }

    private void Tell(Member member, bool isUp, bool isReachable)
    {
        foreach (string role in member.Roles)
        {
            if (role.StartsWith("node-", StringComparison.Ordinal) && NodeId.TryParse(role["node-".Length..], out NodeId node))
                _view.Note(node, isUp, isReachable);
        }
    }
}
