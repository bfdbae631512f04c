using System.Buffers;
using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;
using Aurigraph.Node.Operations;
using Aurigraph.Units;

namespace Aurigraph.Node.Ledger;

/// <summary>A state as bytes, for a checkpoint, and with the balances of all accounts for a snapshot. Little-endian; begins with a version. Pure.</summary>
public static class LedgerStateCodec
{
    private const byte Version = 1;

    /// <summary>The bytes of a state.</summary>
    public static byte[] Write(LedgerState state)
    {
        var writer = new Writer();
        Write(writer, state);
        return writer.ToArray();
    }

    /// <summary>The bytes of a state and of all balances.</summary>
    internal static byte[] Write(LedgerState state, AccountBook accounts)
    {
        var writer = new Writer();
        Write(writer, state);
        for (int page = 0; page < accounts.PageCount; page++)
            writer.Bytes(MemoryMarshal.AsBytes(accounts.Page(page)));
        return writer.ToArray();
    }

    /// <summary>The state whose bytes these are.</summary>
    /// <exception cref="FormatException">They are not the bytes of a state of a version that this program reads.</exception>
    public static LedgerState Read(ReadOnlySpan<byte> bytes) => Read(bytes, out _);

    /// <summary>The state and the balances whose bytes these are.</summary>
    /// <exception cref="FormatException">They are not the bytes of a state and of as many balances.</exception>
    internal static (LedgerState State, AccountBook Accounts) Read(ReadOnlySpan<byte> bytes, AccountSettings settings)
    {
        LedgerState state = Read(bytes, out int at);
        var accounts = new AccountBook(settings);
        if (bytes.Length - at != settings.Count * sizeof(long))
            throw new FormatException($"A snapshot holds {bytes.Length - at} bytes of balances; {settings.Count} accounts have {settings.Count * sizeof(long)}.");
        for (int page = 0; page < accounts.PageCount; page++)
        {
            int length = accounts.Page(page).Length * sizeof(long);
            accounts.LoadPage(page, bytes.Slice(at, length));
            at += length;
        }
        return (state, accounts);
    }

    private static LedgerState Read(ReadOnlySpan<byte> bytes, out int end)
    {
        var reader = new Reader(bytes);
        if (reader.Byte() is not Version and var version)
            throw new FormatException($"A state of version {version} was found; this program reads version {Version}.");
        var applied = new LogIndex(reader.Long());
        var term = new Term(reader.Long());
        ulong hash = (ulong)reader.Long();
        var marks = new OriginMark[reader.Count(20)];
        for (int i = 0; i < marks.Length; i++)
            marks[i] = new OriginMark(reader.Node(), reader.Long(), reader.Long());
        MemberConfiguration? configuration = reader.Byte() == 0 ? null : Configuration(ref reader);
        StoreState store = Store(ref reader);
        end = reader.At;
        return new LedgerState(applied, hash, marks) { Term = term, Configuration = configuration, Store = store };
    }

    private static void Write(Writer writer, LedgerState state)
    {
        writer.Byte(Version);
        writer.Long(state.Applied.Value);
        writer.Long(state.Term.Value);
        writer.Long((long)state.Hash);
        writer.Int(state.Marks.Count);
        foreach (OriginMark mark in state.Marks)
        {
            writer.Node(mark.Origin);
            writer.Long(mark.Incarnation);
            writer.Long(mark.Sequence);
        }
        writer.Byte(state.Configuration is null ? (byte)0 : (byte)1);
        if (state.Configuration is { } configuration)
            Write(writer, configuration);
        writer.Int(state.Store.Values.Count);
        foreach ((string key, string value) in state.Store.Values)
        {
            writer.Text(key);
            writer.Text(value);
        }
        writer.Int(state.Store.Clients.Count);
        foreach ((int client, AppliedOperation last) in state.Store.Clients)
        {
            writer.Int(client);
            writer.Long(last.Number);
            writer.Byte(last.Result.TookPlace ? (byte)1 : (byte)0);
            writer.Byte(last.Result.Held is null ? (byte)0 : (byte)1);
            if (last.Result.Held is { } held)
                writer.Text(held);
        }
    }

    private static StoreState Store(ref Reader reader)
    {
        StoreState store = StoreState.Empty;
        var values = store.Values.ToBuilder();
        for (int left = reader.Count(8); left > 0; left--)
        {
            string key = reader.Text();
            values[key] = reader.Text();
        }
        var clients = store.Clients.ToBuilder();
        for (int left = reader.Count(14); left > 0; left--)
        {
            int client = reader.Int();
            long number = reader.Long();
            bool tookPlace = reader.Byte() != 0;
            clients[client] = new AppliedOperation(number, new StoreResult(tookPlace, reader.Byte() == 0 ? null : reader.Text()));
        }
        return new StoreState(values.ToImmutable(), clients.ToImmutable());
    }

    private static void Write(Writer writer, MemberConfiguration configuration)
    {
        writer.Byte((byte)configuration.Rule);
        writer.Byte(configuration.AutoLeave ? (byte)1 : (byte)0);
        foreach (IReadOnlyList<NodeId> nodes in new[] { configuration.Voters, configuration.VotersOutgoing, configuration.Learners, configuration.LearnersNext })
        {
            writer.Int(nodes.Count);
            foreach (NodeId node in nodes)
                writer.Node(node);
        }
    }

    private static MemberConfiguration Configuration(ref Reader reader)
    {
        var rule = (QuorumRule)reader.Byte();
        bool autoLeave = reader.Byte() != 0;
        var lists = new NodeId[4][];
        for (int i = 0; i < lists.Length; i++)
        {
            lists[i] = new NodeId[reader.Count(4)];
            for (int k = 0; k < lists[i].Length; k++)
                lists[i][k] = reader.Node();
        }
        return MemberConfiguration.Of(lists[0], lists[1], lists[2], lists[3], autoLeave, rule);
    }

    private sealed class Writer
    {
        private readonly ArrayBufferWriter<byte> _buffer = new();

        public byte[] ToArray() => _buffer.WrittenSpan.ToArray();

        public void Byte(byte value) => _buffer.Write([value]);

        public void Int(int value)
        {
            BinaryPrimitives.WriteInt32LittleEndian(_buffer.GetSpan(sizeof(int)), value);
            _buffer.Advance(sizeof(int));
        }

        public void Long(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(_buffer.GetSpan(sizeof(long)), value);
            _buffer.Advance(sizeof(long));
        }

        public void Node(NodeId node) => Int(node.Key);

        public void Text(string text)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(text);
            Int(bytes.Length);
            _buffer.Write(bytes);
        }

        public void Bytes(ReadOnlySpan<byte> bytes) => _buffer.Write(bytes);
    }

    private ref struct Reader(ReadOnlySpan<byte> bytes)
    {
        private readonly ReadOnlySpan<byte> _bytes = bytes;

        public int At { get; private set; }

        public byte Byte() => Take(1)[0];

        public int Int() => BinaryPrimitives.ReadInt32LittleEndian(Take(sizeof(int)));

        public long Long() => BinaryPrimitives.ReadInt64LittleEndian(Take(sizeof(long)));

        public NodeId Node() => NodeId.TryFromKey(Int(), out NodeId id) ? id : throw new FormatException("A state names a node that cannot be.");

        public string Text() => Encoding.UTF8.GetString(Take(Count(1)));

        /// <summary>A count of things of at least so many bytes each: no more than there are bytes for.</summary>
        public int Count(int size)
        {
            int count = Int();
            if (count < 0 || (long)count * size > _bytes.Length - At)
                throw new FormatException($"A state names {count} items of {size} bytes or more where {_bytes.Length - At} bytes are left.");
            return count;
        }

        private ReadOnlySpan<byte> Take(int count)
        {
            if (count > _bytes.Length - At)
                throw new FormatException($"A state ends after {_bytes.Length} bytes, in the middle of a value.");
            ReadOnlySpan<byte> taken = _bytes.Slice(At, count);
            At += count;
            return taken;
        }
    }
}
