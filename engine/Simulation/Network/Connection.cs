using Aurigraph.Node.Ports;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>One class of traffic from one incarnation of a node to one of another. It keeps order.
/// <para>A message passes: send buffer, gathering if messages are batched, compression if it is on, send cost, window and pace, the sender's NIC, a shared link if there is one, the way, the
/// receiver's NIC, receive cost, hand-over; inside a container or a host the local lane stands for NICs and link. A stage that takes no time
/// posts no event. Pieces flow through: a lane begins with a piece so early that it ends with the piece's last byte, if it is free.</para>
/// <para>Not modelled: set-up of connections, slow start, headers beyond a message's size, credits as traffic.</para></summary>
internal sealed partial class Connection : IKernelEvent
{
    private const int KindBits = 4;
    private const long KindMask = (1 << KindBits) - 1;

    private readonly VirtualNetwork _network;
    private readonly Kernel _kernel;
    private readonly NodeIncarnation _from;
    private readonly NodeIncarnation _to;
    private readonly NetworkPath _path;
    private readonly TrafficClass _class;
    private readonly MessageQueue _messages = new();
    private readonly LaneFlow _egress;
    private readonly LaneFlow? _link;
    private readonly LaneFlow? _ingress;
    private bool _senderClosed;
    private bool _receiverClosed;

    internal Connection(VirtualNetwork network, NodeIncarnation from, NodeIncarnation to, NetworkPath path, TrafficClass trafficClass)
    {
        (_network, _kernel, _from, _to, _path, _class) = (network, network.Kernel, from, to, path, trafficClass);
        NetworkHost sender = from.Node.Container.Host;
        Lane ingress = to.Node.Container.Host.IngressLane;
        _egress = new LaneFlow(this, LaneStage.Egress, path.IsLocal ? sender.LocalLane : sender.EgressLane, trafficClass);
        _link = path.Link is { } link ? new LaneFlow(this, LaneStage.Link, link, trafficClass) : null;
        _ingress = path.IsLocal || ingress.IsUnlimited ? null : new LaneFlow(this, LaneStage.Ingress, ingress, trafficClass);
    }

    /// <summary>Whether nothing is queued or on its way.</summary>
    internal bool IsEmpty => _messages.Head == _messages.Tail && _gathered.Count == 0;

    /// <summary>Messages and bytes accepted and neither handed over nor lost, counted one by one.</summary>
    internal (long Messages, long Bytes) CountOnTheirWay()
    {
        (long messages, long bytes) = (0, 0);
        for (long number = _messages.Head; number < _messages.Tail; number++)
        {
            if (_messages[number].IsLost)
                continue;
            messages++;
            bytes += _messages[number].Size;
        }
        return (messages, bytes);
    }

    void IKernelEvent.Fire(long argument)
    {
        long value = argument >> KindBits;
        switch ((ConnectionEvent)(argument & KindMask))
        {
            case ConnectionEvent.SendPaid:
                OnSendPaid();
                break;
            case ConnectionEvent.GateOpens:
                OnGateOpens();
                break;
            case ConnectionEvent.CreditReturned:
                OnCreditReturned();
                break;
            case ConnectionEvent.PieceAtLink:
                OnPieceAtLink(value);
                break;
            case ConnectionEvent.PieceAtIngress:
                OnPieceAtIngress(value);
                break;
            case ConnectionEvent.MessageArrived:
                OnMessageArrived(value);
                break;
            case ConnectionEvent.MessageReceived:
                OnMessageReceived(value);
                break;
            case ConnectionEvent.ReceivePaid:
                OnReceivePaid();
                break;
            case ConnectionEvent.DrainedNotice:
                OnDrainedNotice();
                break;
            case ConnectionEvent.GatheringEnds:
                OnGatheringEnds(value);
                break;
            default:
                OnMemoryRetry();
                break;
        }
    }

    private CoreClass CoreClass => _class == TrafficClass.Control ? CoreClass.Control : CoreClass.Handler;

    private void Post(VirtualTime at, ConnectionEvent kind, long value = 0) => _kernel.PostAt(at, this, Argument(kind, value));

    private static long Argument(ConnectionEvent kind, long value = 0) => (value << KindBits) | (long)kind;

    /// <summary>Asks for processor time on a node's own cores.</summary>
    private void Charge(NetworkNode node, Duration cost, ConnectionEvent completion) =>
        node.Container.Cores.Submit(CoreClass, node.IndexInContainer, cost, this, Argument(completion));
}
