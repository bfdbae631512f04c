using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>One connection's place in one lane. A connection's bytes are numbered from 0 over its whole life, so a flow needs no
/// queue of pieces: what lies between <see cref="Served"/> and <see cref="Arrived"/> waits.</summary>
internal sealed class LaneFlow(Connection connection, LaneStage stage, Lane lane, TrafficClass trafficClass)
{
    /// <summary>The lane that serves it.</summary>
    internal Lane Lane { get; } = lane;

    /// <summary>Which of the lane's two queues it waits in.</summary>
    internal TrafficClass Class { get; } = trafficClass;

    /// <summary>Number of the message served next or right now.</summary>
    internal long Message { get; set; }

    /// <summary>Bytes up to this position may be served. Not used at egress, where whole messages become ready.</summary>
    internal long Arrived { get; set; }

    /// <summary>Bytes up to this position have been served or skipped as lost.</summary>
    internal long Served { get; set; }

    /// <summary>Whether it stands in a queue of its lane.</summary>
    internal bool IsListed { get; set; }

    /// <summary>Who stands behind it in that queue.</summary>
    internal LaneFlow? Next { get; set; }

    /// <summary>Bytes of the piece it wants served next; 0 when there is none or it must not go yet.</summary>
    internal long NextPiece() => stage switch
    {
        LaneStage.Egress => connection.NextEgressPiece(),
        LaneStage.Link => connection.NextLinkPiece(),
        _ => connection.NextIngressPiece(),
    };

    /// <summary>Tells the connection that a piece is served from <paramref name="start"/> to <paramref name="finish"/>.</summary>
    internal void PieceServed(long bytes, VirtualTime start, VirtualTime finish)
    {
        switch (stage)
        {
            case LaneStage.Egress:
                connection.EgressServed(bytes, start, finish);
                break;
            case LaneStage.Link:
                connection.LinkServed(bytes, start, finish);
                break;
            default:
                connection.IngressServed(bytes, finish);
                break;
        }
    }
}
