using Aurigraph.Experiment;
using Aurigraph.Scenarios.Keys;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Building;

/// <summary>Makes the settings of live runs.</summary>
internal static class LiveBuilder
{
    /// <summary>The settings; the defaults where the scenario says nothing.</summary>
    public static LiveSettings Build(KeyValues? live)
    {
        if (live is null)
            return LiveSettings.Default;
        return new LiveSettings
        {
            Cluster = live.Get(LiveKeys.Cluster),
            Listen = live.Get(LiveKeys.Listen),
            BasePort = live.Get(LiveKeys.BasePort),
            CoreShare = live.Get(LiveKeys.CoreShare),
            Addresses = live.Get(LiveKeys.Addresses).Where(a => NodeId.TryParse(a.Value.Get(LiveKeys.Node), out _))
                .ToDictionary(a => NodeId.TryParse(a.Value.Get(LiveKeys.Node), out NodeId id) ? id : NodeId.None, a => Endpoint(a.Value.Get(LiveKeys.At))),
            Certificates = live.GetOr(LiveKeys.Tls, null) is { } tls
                ? new CertificateFiles(tls.Get(LiveKeys.Certificate), tls.Get(LiveKeys.PrivateKey), tls.Get(LiveKeys.Authority))
                : null,
        };
    }

    private static NodeAddress Endpoint(string text)
    {
        int colon = text.LastIndexOf(':');
        return new NodeAddress(text[..colon].Trim('[', ']'), int.Parse(text[(colon + 1)..], System.Globalization.CultureInfo.InvariantCulture));
    }
}
