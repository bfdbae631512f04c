using Aurigraph.Consensus.Log;
using Aurigraph.Units;

namespace Aurigraph.Consensus.Membership;

/// <summary>An entry that changes who takes part. It takes effect on each member when that member applies it. One without steps and with
/// <see cref="ChangeTransition.Auto"/> leaves a joint configuration.</summary>
public sealed class ConfigurationChange : EntryPayload
{
    private const long SizeOfFrame = 16;
    private const long SizeOfStep = 8;
    private readonly MemberChange[] _steps;
    private readonly byte[] _context;

    /// <summary>Orders steps, carried out one after the other and taking effect together.</summary>
    /// <param name="steps">The steps, in their order.</param>
    /// <param name="transition">How the group passes over.</param>
    /// <param name="context">Bytes that mean something to the proposer and nothing here.</param>
    public ConfigurationChange(IEnumerable<MemberChange> steps, ChangeTransition transition = ChangeTransition.Auto, ReadOnlySpan<byte> context = default)
    {
        ArgumentNullException.ThrowIfNull(steps);
        _steps = [.. steps];
        _context = context.ToArray();
        Transition = transition;
    }

    /// <summary>Leaves a joint configuration.</summary>
    public static ConfigurationChange Leave { get; } = new([]);

    /// <summary>The steps, in their order.</summary>
    public IReadOnlyList<MemberChange> Steps => _steps;

    /// <summary>How the group passes over.</summary>
    public ChangeTransition Transition { get; }

    /// <summary>What the proposer added.</summary>
    public ReadOnlySpan<byte> Context => _context;

    /// <summary>Whether this leaves a joint configuration.</summary>
    public bool LeavesJoint => _steps.Length == 0 && Transition == ChangeTransition.Auto;

    /// <summary>Whether this enters a joint configuration.</summary>
    public bool EntersJoint => _steps.Length > 1 || Transition != ChangeTransition.Auto;

    /// <summary>Whether the joint configuration that this enters is left by itself.</summary>
    public bool LeavesByItself => EntersJoint && Transition != ChangeTransition.Explicit;

    /// <inheritdoc/>
    public override long Size => SizeOfFrame + (SizeOfStep * _steps.Length) + _context.Length;

    /// <inheritdoc/>
    public override ulong TraceHash
    {
        get
        {
            ulong hash = StableHash.Mix(StableHash.Mix(StableHash.Empty, (long)Transition), _steps.Length);
            foreach (var step in _steps)
                hash = StableHash.Mix(StableHash.Mix(hash, (long)step.Kind), step.Node.Key);
            foreach (byte part in _context)
                hash = StableHash.Mix(hash, part);
            return hash;
        }
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Transition} change: {(_steps.Length == 0 ? "no step" : string.Join(", ", _steps.Select(s => $"{s.Kind} {s.Node}")))}";
}
