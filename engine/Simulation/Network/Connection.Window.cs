using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Network;

/// <summary>Flow control: bytes on the wire are bounded by a window. A chunk's credit starts back when the receiver's NIC has it,
/// that of a message's last chunk when the receiver has paid for the message; so rate is at most window / round trip whatever the
/// size of a message. A piece larger than the window goes alone.</summary>
internal sealed partial class Connection
{
    private readonly CreditQueue _credits = new();
    private long _onWire;
    private long _waitingPiece;
    private int _releasesReturning;
    private bool _releasePosted;

    private void Credit(VirtualTime at, long bytes, NetworkMessage? released)
    {
        if (_senderClosed)
            return;
        _credits.Add(at, bytes, released);
        if (released is not null)
        {
            _releasesReturning++;
            PostRelease();
        }
        if (_waitingPiece > 0 && _gateAt == VirtualTime.Never)
            WaitForCredits(_waitingPiece);
    }

    /// <summary>Memory must fall when the acknowledgement is back, not when the sender next looks: bulk messages under a memory
    /// account cost this one event.</summary>
    private void PostRelease()
    {
        if (_releasePosted || _releasesReturning == 0)
            return;
        _releasePosted = true;
        Post(VirtualTime.Max(_credits.FirstAt, _kernel.Now), ConnectionEvent.CreditReturned);
    }

    private void OnCreditReturned()
    {
        _releasePosted = false;
        if (_senderClosed)
            return;
        CollectCredits(_kernel.Now);
        PostRelease();
    }

    private void CollectCredits(VirtualTime until)
    {
        while (_credits.TryTake(until, out long bytes, out NetworkMessage? released))
        {
            _onWire -= bytes;
            if (released is null)
                continue;
            _releasesReturning--;
            _from.Memory?.Release(released);
        }
    }

    private void WaitForCredits(long piece)
    {
        _waitingPiece = piece;
        _path.WindowWait(_class).Start(_kernel.Now);
        VirtualTime at = _credits.WhenReturned(Math.Min(_onWire, _onWire + piece - _network.Window));
        if (at < VirtualTime.Never)
            OpenGateAt(VirtualTime.Max(at, _kernel.Now));
    }

    private void StopWaitingForCredits()
    {
        _waitingPiece = 0;
        _path.WindowWait(_class).Stop(_kernel.Now);
    }
}
