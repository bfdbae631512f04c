using Aurigraph.Experiment;
using Aurigraph.Simulation.Cores;
using Aurigraph.Simulation.Disk;
using Aurigraph.Simulation.Time;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Storage;

/// <summary>
/// Merging of one node's state store, in the background, and the brake it puts on flushes.
/// <para>Model. What is flushed becomes debt. One thread pays it in pieces: it reads a piece, merges it on a core and writes it, behind everything that
/// somebody waits for. While debt is outstanding, a flush waits until a share of its own size has been paid, from nothing at
/// <see cref="StoreModel.SlowdownBytes"/> to all of it at <see cref="StoreModel.StopBytes"/>: from there on the store takes in no more than it merges.</para>
/// </summary>
internal sealed class Compaction : IKernelEvent
{
    private const double PieceOnDisk = 2e6;
    private const long ReadDone = 0;
    private const long MergeDone = 1;
    private const long WriteDone = 2;

    private readonly VirtualDisk _disk;
    private readonly ICorePool _cores;
    private readonly int _node;
    private readonly int _onDisk;
    private readonly StoreModel _model;
    private readonly long _pieceBytes;
    private long _debt;
    private long _piece;
    private HeldFlush? _held;

    /// <summary>Without debt.</summary>
    /// <param name="disk">What it loads.</param>
    /// <param name="cores">What it loads, too.</param>
    /// <param name="node">Index of the node within the container, from 0.</param>
    /// <param name="onDisk">Its place among those who share the disk, from 0.</param>
    /// <param name="model">What merging costs.</param>
    public Compaction(VirtualDisk disk, ICorePool cores, int node, int onDisk, StoreModel model)
    {
        (_disk, _cores, _node, _onDisk, _model) = (disk, cores, node, onDisk, model);
        _pieceBytes = disk.IsUnlimited || model.MergedPerByte == 0 ? long.MaxValue : Math.Max(1, (long)(PieceOnDisk / model.MergedPerByte));
    }

    /// <summary>Bytes of state that were flushed and are not merged yet.</summary>
    public long Debt => _debt;

    /// <summary>Bytes that merging has written.</summary>
    public double Written { get; private set; }

    /// <summary>Lets a flush go on, now or when enough debt is paid. One at a time.</summary>
    /// <param name="bytes">Bytes of state in it.</param>
    /// <param name="flush">Fires when it may go on.</param>
    /// <exception cref="InvalidOperationException">Another flush is held back.</exception>
    public void Admit(long bytes, IKernelEvent flush)
    {
        if (_held is not null)
            throw new InvalidOperationException($"A flush of {bytes} bytes came while another was held back.");
        double slack = (_model.StopBytes - _model.SlowdownBytes).Bytes;
        double share = Math.Clamp((_debt + bytes - _model.SlowdownBytes.Bytes) / slack, 0, 1);
        _held = new HeldFlush(Math.Max(0, _debt - (long)(share * bytes)), flush);
        Release();
    }

    /// <summary>Bytes of state were flushed.</summary>
    public void Add(long bytes)
    {
        if (_model.MergedPerByte == 0)
            return;
        _debt += bytes;
        Next();
    }

    /// <summary>The state was replaced: there is nothing left to merge but what is under way, and what was held back goes on.</summary>
    public void Forget()
    {
        _debt = _piece;
        if (_held is { } held)
        {
            _held = null;
            held.Flush.Fire(0);
        }
    }

    /// <summary>The node died: what was under way is lost and has to be done again.</summary>
    public void Stop()
    {
        _piece = 0;
        _held = null;
    }

    /// <summary>The node is back: goes on.</summary>
    public void Resume() => Next();

    /// <summary>A step of a piece is done.</summary>
    void IKernelEvent.Fire(long argument)
    {
        switch (argument)
        {
            case ReadDone:
                _cores.SubmitJob(_node, new Duration((long)Math.Round(_piece * _model.MergeCpuPerByteNs)), 1, this, MergeDone);
                break;
            case MergeDone:
                _disk.WriteBehind(_onDisk, OnDisk(_piece), this, WriteDone);
                break;
            default:
                Written += _piece * _model.MergedPerByte;
                _debt -= _piece;
                _piece = 0;
                Release();
                Next();
                break;
        }
    }

    private void Next()
    {
        if (_piece > 0 || _debt == 0)
            return;
        _piece = Math.Min(_debt, _pieceBytes);
        _disk.ReadBehind(_onDisk, OnDisk(_piece), this, ReadDone);
    }

    private void Release()
    {
        if (_held is not { } held || _debt > held.Debt)
            return;
        _held = null;
        held.Flush.Fire(0);
    }

    private long OnDisk(long bytes) => (long)Math.Round(bytes * _model.MergedPerByte);

    /// <summary>A flush that waits.</summary>
    /// <param name="Debt">The debt at which it goes on.</param>
    /// <param name="Flush">Fires then.</param>
    private sealed record HeldFlush(long Debt, IKernelEvent Flush);
}
