using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using System.Text.RegularExpressions;
using Aurigraph.CommandLine.Live;
using Aurigraph.CommandLine.Tests.Running;
using Aurigraph.Experiment;
using Aurigraph.Storage.Folders;
using Aurigraph.Units;

namespace Aurigraph.CommandLine.Tests.Commands;

/// <summary>What keeps a node from being started: each case names place, cause and remedy, ends with exit code 2, and leaves what was there as it was.</summary>
public sealed class NodeCommandTests : IDisposable
{
    private readonly ScenarioFolder _folder = ScenarioFolder.With("alone.yaml", ScenarioFolder.Alone);
    private readonly int _port = FreePorts.Find(LiveSettings.PortsPerNode)!.Value;

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData(0)] // membership
    [InlineData(1)] // peers and drivers
    [InlineData(2)] // HTTP
    public async Task A_port_in_use_is_named_with_what_to_do(int offset)
    {
        using Socket taken = Listen(_port + offset);

        string error = (await NodeAsync()).Exits(ExitCode.Usage).Error;

        Assert.Contains($"annot listen on 127.0.0.1:{_port + offset}: ", error, StringComparison.Ordinal);
        Assert.Matches("(uses port|port is in use).*give (this node )?another port", error);
    }

    [Theory]
    [InlineData("--in-process")]
    [InlineData("--json")] // a process for each node
    public async Task A_live_run_whose_port_is_in_use_names_node_and_port(string how)
    {
        using Socket taken = Listen(_port + 1);

        string error = (await _folder.RunAsync("run", "alone.yaml", "--live", how, "--set", BasePort)).Exits(ExitCode.Usage).Error;

        Assert.Contains($"validator-1 did not start: ", error, StringComparison.Ordinal);
        Assert.Contains($"another process uses port {_port + 1} of 127.0.0.1; stop it, or give this node another port", error, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("cluster: .*", "cluster: other", "the folder is of cluster 'other'; this node is of 'aurigraph'. Name this node's own folder, or the right cluster.")]
    [InlineData("node: .*", "node: validator-2", "the folder is of validator-2; this node is validator-1. Name this node's own folder.")]
    [InlineData("format: .*", "format: 99", "the folder has format 99; this program reads up to 1. Run the program that wrote it, or a newer one.")]
    [InlineData("last-seen: 20", "last-seen: 29", "Set the clock right; if it is right now and was wrong then, wait, or delete the folder: the node gets everything from its peers.")]
    public async Task A_data_folder_that_is_not_to_be_used_is_named_with_what_to_do_and_not_touched(string line, string other, string expected)
    {
        DataFolder.Open(_folder["data"], "aurigraph", NodeId.Validator(1), null, TimeProvider.System).Dispose();
        string identity = Regex.Replace(await File.ReadAllTextAsync(_folder["data/identity"]), line, other, RegexOptions.None, TimeSpan.FromSeconds(1));
        await File.WriteAllTextAsync(_folder["data/identity"], identity);
        IReadOnlyList<string> entries = _folder.Entries;

        string error = (await NodeAsync()).Exits(ExitCode.Usage).Error;

        Assert.Matches("^aurigraph-sim: data(/identity)?: ", error);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Equal(identity, await File.ReadAllTextAsync(_folder["data/identity"]));
        Assert.Equal(entries, _folder.Entries);
    }

    [Theory]
    [InlineData("validator-1", -1, "valid from .* to .*; make a new one, or set the clock")]
    [InlineData("validator-7", 1, "it names CN=validator-7 where validator-1 is expected; use that node's own")]
    [InlineData("stranger", 1, "is signed by CN=stranger, and not by this cluster's authority .*; sign it with that one")]
    public async Task A_certificate_that_no_peer_would_accept_ends_the_node_at_its_start(string name, int daysLeft, string expected)
    {
        WriteCertificates(name, daysLeft);

        string error = (await NodeAsync("--set", "live.certificates={certificate: node.pem, key: node.key, authority: authority.pem}")).Exits(ExitCode.Usage).Error;

        Assert.Contains("Cannot use ", error, StringComparison.Ordinal);
        Assert.Contains("node.pem for validator-1, since no other node would accept it: ", error, StringComparison.Ordinal);
        Assert.Matches(expected, error);
    }

    [Fact]
    public async Task A_file_of_certificates_that_is_not_there_is_named()
    {
        string error = (await NodeAsync("--set", "live.certificates={certificate: node.pem, key: node.key, authority: authority.pem}")).Exits(ExitCode.Usage).Error;

        Assert.Contains("node.pem", error, StringComparison.Ordinal);
        Assert.Contains("docs/certificates.md shows how to make them", error, StringComparison.Ordinal);
    }

    private string BasePort => $"live.basePort={_port.ToString(CultureInfo.InvariantCulture)}";

    private Task<CommandOutcome> NodeAsync(params string[] more) =>
        _folder.RunAsync(["node", "--config", "alone.yaml", "--id", "validator-1", "--data", "data", "--set", BasePort, .. more]);

    private static Socket Listen(int port)
    {
        var socket = new Socket(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        socket.Bind(new IPEndPoint(IPAddress.Loopback, port));
        socket.Listen();
        return socket;
    }

    /// <summary>An authority, and a certificate that it signed; of a stranger, one that signed itself.</summary>
    private void WriteCertificates(string name, int daysLeft)
    {
        DateTimeOffset now = DateTimeOffset.UtcNow;
        using X509Certificate2 authority = SelfSigned("authority", now.AddDays(-30), now.AddDays(30));
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddDnsName(name);
        request.CertificateExtensions.Add(names.Build());
        using X509Certificate2 certificate = name == "stranger"
            ? request.CreateSelfSigned(now.AddDays(-20), now.AddDays(daysLeft))
            : request.Create(authority, now.AddDays(-20), now.AddDays(daysLeft), RandomNumberGenerator.GetBytes(8));
        File.WriteAllText(_folder["node.pem"], certificate.ExportCertificatePem());
        File.WriteAllText(_folder["node.key"], key.ExportPkcs8PrivateKeyPem());
        File.WriteAllText(_folder["authority.pem"], authority.ExportCertificatePem());
    }

    private static X509Certificate2 SelfSigned(string name, DateTimeOffset from, DateTimeOffset to)
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest($"CN={name}", key, HashAlgorithmName.SHA256);
        request.CertificateExtensions.Add(new X509BasicConstraintsExtension(certificateAuthority: true, hasPathLengthConstraint: true, 0, critical: true));
        return request.CreateSelfSigned(from, to);
    }
}
