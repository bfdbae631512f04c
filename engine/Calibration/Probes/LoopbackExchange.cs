using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using Aurigraph.Calibration.Clocks;

namespace Aurigraph.Calibration.Probes;

/// <summary>Two ends of a TCP connection on this machine. One thread sends a message at one end and receives it at the other, so that its
/// processor time holds both halves and nothing waits.</summary>
internal sealed class LoopbackExchange : IDisposable
{
    private const int Prefix = 4;
    private const int Short = 256;
    private const int Long = 64 * 1024;
    private const int ShortRuns = 16;
    private const int BufferBytes = 1 << 20;
    private const long SliceNs = 6_000_000;

    private readonly Socket _sender = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
    private readonly Socket _receiver;
    private readonly byte[] _message = SampleTransaction.Bytes(0, Long);
    private readonly byte[] _outgoing = new byte[Prefix + Long];
    private readonly byte[] _incoming = new byte[Prefix + Long];
    private readonly byte[] _received = new byte[Long];

    /// <summary>Connects the ends.</summary>
    public LoopbackExchange()
    {
        using Socket listener = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        listener.Bind(new IPEndPoint(IPAddress.Loopback, 0));
        listener.Listen(1);
        _sender.Connect(listener.LocalEndPoint!);
        _receiver = listener.Accept();
        foreach (Socket end in new[] { _sender, _receiver })
        {
            end.NoDelay = true;
            end.SendBufferSize = BufferBytes;
            end.ReceiveBufferSize = BufferBytes;
        }
    }

    /// <summary>Measures a message's constant and the time of each of its bytes, at one end: half of both.</summary>
    public (double ConstantNs, double PerByteNs) Sample()
    {
        double longNs = Repeated.ProcessorTime(() => Exchange(Long), SliceNs) / 2;
        double shortNs = Repeated.ProcessorTime(ExchangeShort, SliceNs) / ShortRuns / 2;
        double perByteNs = Math.Max(0, (longNs - shortNs) / (Long - Short));
        return (Math.Max(0, shortNs - (Short * perByteNs)), perByteNs);
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _sender.Dispose();
        _receiver.Dispose();
    }

    private void ExchangeShort()
    {
        for (int i = 0; i < ShortRuns; i++)
            Exchange(Short);
    }

    private void Exchange(int bytes)
    {
        BinaryPrimitives.WriteInt32LittleEndian(_outgoing, bytes);
        _message.AsSpan(0, bytes).CopyTo(_outgoing.AsSpan(Prefix));
        for (int sent = 0; sent < Prefix + bytes;)
            sent += _sender.Send(_outgoing.AsSpan(sent, Prefix + bytes - sent));
        for (int taken = 0; taken < Prefix + bytes;)
            taken += _receiver.Receive(_incoming.AsSpan(taken));
        int length = BinaryPrimitives.ReadInt32LittleEndian(_incoming);
        _incoming.AsSpan(Prefix, length).CopyTo(_received);
    }
}
