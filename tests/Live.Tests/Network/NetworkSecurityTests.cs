using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aurigraph.Live.Network;
using Aurigraph.Node.Ports;
using Aurigraph.Node.Wire;

namespace Aurigraph.Live.Tests.Network;

public sealed class NetworkSecurityTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("certificates");

    [Fact]
    public async Task Nodes_with_certificates_of_one_authority_talk()
    {
        using X509Certificate2 authority = Authority("authority");
        await using var pair = new Pair(o => o with { Security = Security(authority, o.Self.ToString()) });
        pair.Send(1);
        pair.Send(2, TrafficClass.Bulk, 1_000_000);
        pair.NetworkB.Send(Pair.A, Inbox.Message(3), TrafficClass.Control);
        await Until.TrueAsync(() => pair.InboxB.Count == 2 && pair.InboxA.Count == 1, "all arrived");
        var push = (BodyPush)pair.InboxB.Arrivals.Single(a => a.Class == TrafficClass.Bulk).Message;
        Assert.True(push.Body.Payload.Content.Span.IndexOfAnyExcept((byte)2) < 0);
    }

    /// <summary>The dialling side is wrong: the listening side says so, and so does the dialling one.</summary>
    [Theory]
    [InlineData("authority", "is signed by CN=other, and not by this cluster's authority (CN=authority); sign it with that one")]
    [InlineData("time", "; make a new one, or set the clock")]
    [InlineData("name", "it names CN=validator-7 where validator-1 is expected; use that node's own")]
    public async Task A_peer_with_a_wrong_certificate_is_told_why(string wrong, string text)
    {
        using X509Certificate2 authority = Authority("authority");
        using X509Certificate2 other = Authority("other");
        await using var pair = new Pair(
            o => o with { Security = Security(wrong == "authority" ? other : authority, wrong == "name" ? "validator-7" : o.Self.ToString(), wrong == "time", trusted: authority) },
            o => o with { Security = Security(authority, o.Self.ToString()) });
        pair.Send(1);
        await Until.TrueAsync(() => pair.Events.OfType<PeerRefused>().Any() && pair.Events.OfType<ConnectionRefused>().Any(), "both sides tell");
        PeerRefused dialling = pair.Events.OfType<PeerRefused>().First();
        Assert.Equal(RefusalKind.Certificate, dialling.Kind);
        Assert.StartsWith($"validator-2 at {pair.NetworkB.EndPoint} does not accept this side's certificate: ", dialling.Text, StringComparison.Ordinal);
        Assert.Contains(text, dialling.Text, StringComparison.Ordinal);
        ConnectionRefused listening = pair.Events.OfType<ConnectionRefused>().First(e => e.Kind == RefusalKind.Certificate);
        Assert.Contains("the certificate of validator-1 is not accepted", listening.Text, StringComparison.Ordinal);
        Assert.Contains(text, listening.Text, StringComparison.Ordinal);
        Assert.Equal(0, pair.InboxB.Count);
    }

    /// <summary>The listening side is wrong: nothing is said to it but that.</summary>
    [Theory]
    [InlineData("authority", "is signed by CN=other")]
    [InlineData("time", "; make a new one, or set the clock")]
    [InlineData("name", "it names CN=validator-7 where validator-2 is expected")]
    public async Task A_listener_with_a_wrong_certificate_is_not_spoken_to(string wrong, string text)
    {
        using X509Certificate2 authority = Authority("authority");
        using X509Certificate2 other = Authority("other");
        await using var pair = new Pair(
            o => o with { Security = Security(authority, o.Self.ToString()) },
            o => o with { Security = Security(wrong == "authority" ? other : authority, wrong == "name" ? "validator-7" : o.Self.ToString(), wrong == "time", trusted: authority) });
        pair.Send(1);
        await Until.TrueAsync(() => pair.Events.OfType<PeerRefused>().Any() && pair.Events.OfType<ConnectionRefused>().Any(), "both sides tell");
        PeerRefused dialling = pair.Events.OfType<PeerRefused>().First();
        Assert.Equal(RefusalKind.Certificate, dialling.Kind);
        Assert.StartsWith("the certificate of validator-2 is not accepted: ", dialling.Text, StringComparison.Ordinal);
        Assert.Contains(text, dialling.Text, StringComparison.Ordinal);
        Assert.Equal(0, pair.InboxB.Count);
    }

    [Fact]
    public async Task A_node_without_certificates_is_not_served_by_one_that_has_them()
    {
        using X509Certificate2 authority = Authority("authority");
        await using var pair = new Pair(null, o => o with { Security = Security(authority, o.Self.ToString()), HandshakeTimeout = TimeSpan.FromMilliseconds(500) });
        pair.Send(1);
        await Until.TrueAsync(() => pair.Events.OfType<ConnectionRefused>().Any() && pair.Events.OfType<PeerRefused>().Any(), "both sides tell");
        Assert.Equal(0, pair.InboxB.Count);
    }

    [Fact]
    public async Task Certificates_are_read_from_files_and_clients_need_one_of_the_same_authority()
    {
        using X509Certificate2 authority = Authority("authority");
        await using var pair = new Pair(o => o with { Security = Loaded(authority, o.Self.ToString()) }, clients: new Silent());
        using NetworkSecurity mine = Loaded(authority, "driver");
        var options = new ClientOptions { Cluster = "test", ScenarioDigest = new byte[32], Security = mine };
        using (ClientConnection connection = await ClientConnection.ConnectAsync(pair.NetworkB.EndPoint, Pair.B, options, new Silent()))
            Assert.Equal(Pair.B, connection.Node);
        using X509Certificate2 other = Authority("other");
        using NetworkSecurity strange = Security(other, "driver", trusted: authority);
        ConnectionException refused = await Assert.ThrowsAsync<ConnectionException>(() => ClientConnection.ConnectAsync(pair.NetworkB.EndPoint, Pair.B, options with { Security = strange }, new Silent()));
        Assert.Equal(RefusalKind.Certificate, refused.Kind);
    }

    [Fact]
    public void A_file_that_holds_no_certificate_is_refused_with_what_to_do()
    {
        string path = Path.Combine(_folder.FullName, "nothing.pem");
        File.WriteAllText(path, "nothing");
        CertificateException refused = Assert.Throws<CertificateException>(() => NetworkSecurity.Load(path, path, path));
        Assert.Contains("docs/certificates.md shows how to make them", refused.Message, StringComparison.Ordinal);
        Assert.Throws<CertificateException>(() => NetworkSecurity.Load(path + ".missing", path, path));
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static X509Certificate2 Authority(string name)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        return request.CreateSelfSigned(DateTimeOffset.UtcNow.AddDays(-30), DateTimeOffset.UtcNow.AddDays(30));
    }

    private static X509Certificate2 Certificate(X509Certificate2 authority, string name, bool expired)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 signed = request.Create(authority, DateTimeOffset.UtcNow.AddDays(-20), DateTimeOffset.UtcNow.AddDays(expired ? -10 : 10), RandomNumberGenerator.GetBytes(8));
        using X509Certificate2 withKey = signed.CopyWithPrivateKey(key);
        return X509CertificateLoader.LoadPkcs12(withKey.Export(X509ContentType.Pkcs12), null, X509KeyStorageFlags.Exportable);
    }

    private static NetworkSecurity Security(X509Certificate2 authority, string name, bool expired = false, X509Certificate2? trusted = null) =>
        new(Certificate(authority, name, expired), X509CertificateLoader.LoadCertificate((trusted ?? authority).RawData), TimeProvider.System);

    private NetworkSecurity Loaded(X509Certificate2 authority, string name)
    {
        using X509Certificate2 certificate = Certificate(authority, name, expired: false);
        string path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path + ".pem", certificate.ExportCertificatePem());
        File.WriteAllText(path + ".key", certificate.GetECDsaPrivateKey()!.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(path + ".ca", authority.ExportCertificatePem());
        return NetworkSecurity.Load(path + ".pem", path + ".key", path + ".ca");
    }

    private sealed class Silent : IClientArrivals
    {
        public void Opened(ClientConnection connection)
        {
        }

        public void Arrived(ClientConnection connection, in ClientFrame frame) => frame.Delivered();

        public void Drained(ClientConnection connection)
        {
        }

        public void Closed(ClientConnection connection, string? why)
        {
        }
    }
}
