using Aurigraph.Node.Ports;
using Aurigraph.Units;

namespace Aurigraph.Simulation.Actors;

/// <summary>
/// What happened in a run, as one running hash over every delivery to an actor: virtual time, path of the actor, content of the message.
/// Two runs are the same when their hashes are. The hash is kept per block of deliveries, too, each with its last delivery as text, so
/// that two runs that differ are brought down to a block; a run repeated with that block captured shows its deliveries one by one.
/// </summary>
public sealed class Trace
{
    /// <summary>Deliveries per block unless said otherwise.</summary>
    public const int DefaultBlockSize = 65_536;

    private readonly int _blockSize;
    private readonly int _capturedBlock;
    private readonly List<TraceBlock> _closed = [];
    private readonly List<string> _captured = [];
    private readonly Dictionary<Type, ulong> _typeHashes = [];
    private Type? _lastType;
    private ulong _lastTypeHash;
    private ulong _hash = StableHash.Empty;
    private int _inBlock;
    private VirtualTime _lastTime;
    private string _lastPath = "";
    private object? _lastMessage;

    /// <summary>An empty trace.</summary>
    /// <param name="blockSize">Deliveries per block; at least 1.</param>
    /// <param name="capturedBlock">The block, counted from 0, whose deliveries are kept as text; negative: none.</param>
    public Trace(int blockSize = DefaultBlockSize, int capturedBlock = -1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(blockSize, 1);
        _blockSize = blockSize;
        _capturedBlock = capturedBlock;
    }

    /// <summary>The hash of all deliveries so far: 16 hexadecimal digits.</summary>
    public string Hash => _hash.ToString("x16");

    /// <summary>Deliveries so far.</summary>
    public long Deliveries => ((long)_closed.Count * _blockSize) + _inBlock;

    /// <summary>The blocks so far; the last may be part of one.</summary>
    public IReadOnlyList<TraceBlock> Blocks => _inBlock == 0 ? [.. _closed] : [.. _closed, CloseBlock()];

    /// <summary>The deliveries of the captured block as text: at most one block's.</summary>
    public IReadOnlyList<string> Captured => _captured;

    /// <summary>The first block in which two traces differ, counted from 0; negative when they are equal.</summary>
    public static int FirstDifference(IReadOnlyList<TraceBlock> one, IReadOnlyList<TraceBlock> other)
    {
        int both = Math.Min(one.Count, other.Count);
        for (int i = 0; i < both; i++)
        {
            if (one[i].Hash != other[i].Hash || one[i].Deliveries != other[i].Deliveries)
                return i;
        }
        return one.Count == other.Count ? -1 : both;
    }

    /// <summary>Takes in one delivery.</summary>
    /// <param name="time">When.</param>
    /// <param name="path">The actor's path, without address and incarnation.</param>
    /// <param name="pathHash">The path's stable hash.</param>
    /// <param name="message">What was delivered.</param>
    internal void Record(VirtualTime time, string path, ulong pathHash, object message)
    {
        ulong content = message switch
        {
            NetworkMessage network => network.TraceHash,
            ITraced traced => traced.TraceHash,
            _ => HashOf(message.GetType()),
        };
        _hash = StableHash.Mix(StableHash.Mix(_hash ^ pathHash, time.Nanoseconds), content);
        _lastTime = time;
        _lastPath = path;
        _lastMessage = message;
        _inBlock++;
        if (_closed.Count == _capturedBlock)
            _captured.Add($"{time} {path} {NameOf(message)} {content:x16}");
        if (_inBlock == _blockSize)
        {
            _closed.Add(CloseBlock());
            _inBlock = 0;
        }
    }

    private TraceBlock CloseBlock() => new(Hash, _inBlock, _lastTime, $"{_lastPath} {NameOf(_lastMessage!)}");

    private ulong HashOf(Type type)
    {
        if (type == _lastType)
            return _lastTypeHash;
        if (!_typeHashes.TryGetValue(type, out ulong hash))
        {
            // Type.ToString gives generic arguments without assembly versions.
            hash = StableHash.Of(type.ToString());
            _typeHashes.Add(type, hash);
        }
        _lastType = type;
        _lastTypeHash = hash;
        return hash;
    }

    private static string NameOf(object message) => message.GetType().ToString();
}
