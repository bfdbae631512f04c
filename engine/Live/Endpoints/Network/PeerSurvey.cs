using System.Net.Http;
using System.Net.Sockets;
using Aurigraph.Units;

namespace Aurigraph.Live.Endpoints.Network;

/// <summary>Asks all nodes for their state, at the same time and each for a short while only. However many ask, one survey is under way at a time.</summary>
internal sealed class PeerSurvey : IDisposable
{
    private const int AskedAtOnceMax = 64;
    private const int AnswerBytesMax = 16_000;

    private readonly EndpointContext _context;
    private readonly HttpClient _client;
    private readonly CancellationTokenSource _closing = new();
    private readonly Lock _lock = new();
    private Task<IReadOnlyList<PeerAnswer>>? _underWay;

    public PeerSurvey(EndpointContext context)
    {
        _context = context;
        _client = new HttpClient(new SocketsHttpHandler
        {
            ActivityHeadersPropagator = null,
            AllowAutoRedirect = false,
            MaxConnectionsPerServer = 1,
            PooledConnectionIdleTimeout = TimeSpan.FromSeconds(10),
            UseCookies = false,
            UseProxy = false,
        })
        {
            MaxResponseContentBufferSize = AnswerBytesMax,
            Timeout = Timeout.InfiniteTimeSpan,   // each request has its own, from the clock of the settings
        };
    }

    /// <summary>What every node says, in the order of the network's nodes.</summary>
    public Task<IReadOnlyList<PeerAnswer>> AskAsync(CancellationToken cancellation)
    {
        lock (_lock)
        {
            if (_underWay is null or { IsCompleted: true })
                _underWay = SurveyAsync(_closing.Token);
            return _underWay.WaitAsync(cancellation);
        }
    }

    public void Dispose()
    {
        _closing.Cancel();
        _client.Dispose();
        _closing.Dispose();
    }

    private async Task<IReadOnlyList<PeerAnswer>> SurveyAsync(CancellationToken closing)
    {
        IReadOnlyList<(NodeId Node, string Address)> nodes = _context.View.Identity.Nodes;
        PeerAnswer[] answers = new PeerAnswer[nodes.Count];
        ParallelOptions options = new() { MaxDegreeOfParallelism = AskedAtOnceMax, CancellationToken = closing };
        await Parallel.ForAsync(0, nodes.Count, options, async (i, cancellation) =>
            answers[i] = await AskAsync(nodes[i].Node, nodes[i].Address, cancellation).ConfigureAwait(false)).ConfigureAwait(false);
        return answers;
    }

    private async Task<PeerAnswer> AskAsync(NodeId node, string address, CancellationToken closing)
    {
        if (node == _context.View.Id)
            return new PeerAnswer(node, ConsensusStatus.Of(_context), null, _context.Now);
        if (!Uri.TryCreate(address.Contains("://", StringComparison.Ordinal) ? address : "http://" + address, UriKind.Absolute, out Uri? peer))
            return Silent(node, "its address is not one");

        using CancellationTokenSource patience = new(_context.Settings.PeerTimeout, _context.Settings.Clock);
        using CancellationTokenSource ends = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, closing);
        try
        {
            using HttpResponseMessage reply = await _client.GetAsync(new Uri(peer, ConsensusEndpoints.StatusPath), ends.Token).ConfigureAwait(false);
            if (!reply.IsSuccessStatusCode)
                return Silent(node, $"answered with status {(int)reply.StatusCode}");
            ConsensusStatus? status = ConsensusStatus.Read(await reply.Content.ReadAsByteArrayAsync(ends.Token).ConfigureAwait(false));
            return status switch
            {
                null => Silent(node, "answered something else"),
                _ when status.Node != node.ToString() => Silent(node, "another node answers at its address"),
                _ => new PeerAnswer(node, status, null, _context.Now),
            };
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested)
        {
            return Silent(node, $"no answer within {_context.Settings.PeerTimeout.TotalMilliseconds} ms");
        }
        catch (HttpRequestException e)
        {
            return Silent(node, e.InnerException is SocketException ? "cannot be reached" : "broke off");
        }
    }

    private PeerAnswer Silent(NodeId node, string reason) => new(node, null, reason, _context.Now);
}
