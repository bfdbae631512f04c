using Akka.Actor;
using Akka.Dispatch;
using Akka.Dispatch.MessageQueues;
using Akka.Event;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Actors;

/// <summary>
/// The messages of one actor, and the kernel event that runs its mailbox. A run hands over one message: Akka's loop would take two at a
/// throughput of one, and the order between actors would no longer be that of (time, sequence). A delivery is recorded in the trace.
/// </summary>
public sealed class VirtualMessageQueue : IMessageQueue, IUnboundedMessageQueueSemantics, IUnboundedDequeBasedMessageQueueSemantics,
    IMultipleConsumerSemantics, ILoggerMessageQueueSemantics, IKernelEvent
{
    private const string UserPrefix = "/user/";

    private readonly Kernel _kernel;
    private readonly Trace? _trace;
    private readonly string _path;
    private readonly ulong _pathHash;
    private Envelope[] _envelopes = new Envelope[4];
    private int _head;
    private int _count;
    private bool _permit;
    private Mailbox? _mailbox;

    internal VirtualMessageQueue(Kernel kernel, Trace? trace, string path)
    {
        _kernel = kernel;
        _path = path;
        _pathHash = StableHash.Of(path);
        // Akka's own actors below /system, and the guardians, are no part of the node code under test.
        _trace = path.StartsWith(UserPrefix, StringComparison.Ordinal) ? trace : null;
    }

    /// <inheritdoc/>
    public bool HasMessages => _count > 0;

    /// <inheritdoc/>
    public int Count => _count;

    /// <inheritdoc/>
    public void Enqueue(IActorRef receiver, Envelope envelope)
    {
        if (!_kernel.IsOwner && !Admit(envelope.Message))
            return;
        if (_count == _envelopes.Length)
            Grow();
        _envelopes[(_head + _count++) & (_envelopes.Length - 1)] = envelope;
    }

    /// <inheritdoc/>
    public void EnqueueFirst(Envelope envelope)
    {
        _kernel.RequireOwner(envelope.Message);
        if (_count == _envelopes.Length)
            Grow();
        _head = (_head - 1) & (_envelopes.Length - 1);
        _envelopes[_head] = envelope;
        _count++;
    }

    /// <inheritdoc/>
    public bool TryDequeue(out Envelope envelope)
    {
        if (!_permit || _count == 0)
        {
            envelope = default;
            return false;
        }
        _permit = false;
        envelope = Take();
        _trace?.Record(_kernel.Now, _path, _pathHash, envelope.Message);
        return true;
    }

    /// <inheritdoc/>
    public void CleanUp(IActorRef owner, IMessageQueue deadletters)
    {
        while (_count > 0)
            deadletters.Enqueue(owner, Take());
    }

    /// <summary>Runs the mailbox for one message.</summary>
    void IKernelEvent.Fire(long argument)
    {
        _permit = true;
        _mailbox!.Run();
        _permit = false;
    }

    /// <summary>Posts a run of the mailbox, which holds this queue, for now.</summary>
    internal void Schedule(Mailbox mailbox)
    {
        _mailbox = mailbox;
        _kernel.Post(this);
    }

    /// <inheritdoc/>
    public override string ToString() => $"a run of {_path}";

    private bool Admit(object message)
    {
        // Akka answers a send that throws with an Error on the event stream; telling that from the same foreign thread would throw in a circle.
        if (message is Error { Cause: ForeignThreadException })
            return false;
        _kernel.RequireOwner($"{message.GetType().Name} for {_path}");
        return true;
    }

    private Envelope Take()
    {
        ref Envelope slot = ref _envelopes[_head];
        Envelope envelope = slot;
        slot = default;
        _head = (_head + 1) & (_envelopes.Length - 1);
        _count--;
        return envelope;
    }

    private void Grow()
    {
        var larger = new Envelope[_envelopes.Length * 2];
        int tail = _envelopes.Length - _head;
        Array.Copy(_envelopes, _head, larger, 0, tail);
        Array.Copy(_envelopes, 0, larger, tail, _head);
        _envelopes = larger;
        _head = 0;
    }
}
