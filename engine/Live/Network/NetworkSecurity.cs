using System.Diagnostics.CodeAnalysis;
using System.Net.Security;
using System.Security.Authentication;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Aurigraph.Units;

namespace Aurigraph.Live.Network;

/// <summary>Mutual TLS between nodes: each shows a certificate of the cluster's own authority that names the node, <c>validator-3</c> for one, as host or as common
/// name. Clients need one of the same authority, with any name.</summary>
public sealed class NetworkSecurity : IDisposable
{
    private readonly X509Certificate2 _own;
    private readonly X509Certificate2 _authority;
    private readonly TimeProvider _time;

    internal NetworkSecurity(X509Certificate2 own, X509Certificate2 authority, TimeProvider time) => (_own, _authority, _time) = (own, authority, time);

    /// <summary>Reads certificates in PEM form.</summary>
    /// <param name="certificatePath">This node's certificate.</param>
    /// <param name="keyPath">Its private key, not encrypted.</param>
    /// <param name="authorityPath">The certificate of the authority that signs those of all nodes.</param>
    /// <param name="time">Against which time certificates are valid; null: the system's.</param>
    /// <exception cref="CertificateException">A file cannot be read, or holds something else.</exception>
    public static NetworkSecurity Load(string certificatePath, string keyPath, string authorityPath, TimeProvider? time = null)
    {
        X509Certificate2 own = Read(() =>
        {
            using X509Certificate2 read = X509Certificate2.CreateFromPemFile(certificatePath, keyPath);
            // A key that TLS can use on every system.
            return X509CertificateLoader.LoadPkcs12(read.Export(X509ContentType.Pkcs12), null);
        }, $"{certificatePath} with {keyPath}", "a certificate and its private key");
        X509Certificate2 authority = Read(() => X509CertificateLoader.LoadCertificateFromFile(authorityPath), authorityPath, "the certificate of an authority");
        return new NetworkSecurity(own, authority, time ?? TimeProvider.System);
    }

    /// <summary>Looks at this node's own certificate as its peers will.</summary>
    /// <param name="node">The node.</param>
    /// <param name="certificatePath">Where the certificate was read.</param>
    /// <exception cref="CertificateException">They would refuse it.</exception>
    public void RequireOwn(NodeId node, string certificatePath)
    {
        if (FaultOf(_own, node) is { } fault)
            throw new CertificateException($"Cannot use {certificatePath} for {node}, since no other node would accept it: {fault}; docs/certificates.md shows how to make them.");
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        _own.Dispose();
        _authority.Dispose();
    }

    /// <summary>Secures an outgoing connection.</summary>
    /// <exception cref="ConnectionException">The other side's certificate is not valid here, or there was no agreement.</exception>
    internal async Task<SslStream> AsClientAsync(Stream inner, NodeId expected, CancellationToken stop)
    {
        string? fault = null;
        var stream = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsClientAsync(
                new SslClientAuthenticationOptions
                {
                    TargetHost = expected.IsNone ? "node" : expected.ToString(),
                    ClientCertificates = [_own],
                    LocalCertificateSelectionCallback = (_, _, _, _, _) => _own,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    AllowTlsResume = false,
                    RemoteCertificateValidationCallback = (_, certificate, _, _) => (fault = FaultOf(certificate as X509Certificate2, expected)) is null,
                },
                stop).ConfigureAwait(false);
            return stream;
        }
        catch (AuthenticationException failure)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw fault is null
                ? new ConnectionException(RefusalKind.Tls, $"there is no agreement on TLS: {Innermost(failure)}; start both sides with certificates, or both without", failure)
                : new ConnectionException(RefusalKind.Certificate, $"the certificate of {(expected.IsNone ? "the node" : expected)} is not accepted: {fault}", failure);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>Secures a connection that came in. A certificate that is not valid does not end it here: the other side is to be told why, and then it ends.</summary>
    /// <returns>The stream, and who shows which certificate.</returns>
    [SuppressMessage("Security", "CA5359", Justification = "The certificate is judged when the greeting has named its bearer: see FaultOf.")]
    internal async Task<(SslStream Stream, X509Certificate2? Certificate)> AsServerAsync(Stream inner, CancellationToken stop)
    {
        X509Certificate2? shown = null;
        var stream = new SslStream(inner, leaveInnerStreamOpen: false);
        try
        {
            await stream.AuthenticateAsServerAsync(
                new SslServerAuthenticationOptions
                {
                    ServerCertificate = _own,
                    ClientCertificateRequired = true,
                    EnabledSslProtocols = SslProtocols.Tls12 | SslProtocols.Tls13,
                    AllowTlsResume = false,
                    AllowRenegotiation = false,
                    RemoteCertificateValidationCallback = (_, certificate, _, _) =>
                    {
                        shown = certificate is null ? null : X509CertificateLoader.LoadCertificate(certificate.GetRawCertData());
                        return true;
                    },
                },
                stop).ConfigureAwait(false);
            return (stream, shown);
        }
        catch (AuthenticationException failure)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw new ConnectionException(RefusalKind.Tls, $"there is no agreement on TLS: {Innermost(failure)}; either the other side does not use TLS, or it does not accept this node's certificate", failure);
        }
        catch (Exception failure) when (failure is IOException or OperationCanceledException)
        {
            await stream.DisposeAsync().ConfigureAwait(false);
            throw;
        }
    }

    /// <summary>What is wrong with a certificate, and what to do; null if nothing is.</summary>
    /// <param name="certificate">The certificate; null: none is shown.</param>
    /// <param name="expected">Whom it must name; none: anybody.</param>
    internal string? FaultOf(X509Certificate2? certificate, NodeId expected)
    {
        if (certificate is null)
            return "none is shown; give the other side one of this cluster's authority";
        using var chain = new X509Chain();
        chain.ChainPolicy.TrustMode = X509ChainTrustMode.CustomRootTrust;
        chain.ChainPolicy.CustomTrustStore.Add(_authority);
        chain.ChainPolicy.RevocationMode = X509RevocationMode.NoCheck;
        chain.ChainPolicy.DisableCertificateDownloads = true;
        chain.ChainPolicy.VerificationTime = _time.GetUtcNow().LocalDateTime;
        if (!chain.Build(certificate))
        {
            X509ChainStatusFlags flags = chain.ChainStatus.Aggregate(X509ChainStatusFlags.NoError, (all, s) => all | s.Status);
            if (flags.HasFlag(X509ChainStatusFlags.NotTimeValid))
                return $"it ({certificate.Subject}) is valid from {certificate.NotBefore.ToUniversalTime():u} to {certificate.NotAfter.ToUniversalTime():u}; make a new one, or set the clock";
            return (flags & (X509ChainStatusFlags.UntrustedRoot | X509ChainStatusFlags.PartialChain | X509ChainStatusFlags.NotSignatureValid)) != X509ChainStatusFlags.NoError
                ? $"it ({certificate.Subject}) is signed by {certificate.Issuer}, and not by this cluster's authority ({_authority.Subject}); sign it with that one"
                : $"it ({certificate.Subject}) is not valid: {flags}; make a new one";
        }
        return expected.IsNone || certificate.MatchesHostname(expected.ToString(), allowWildcards: false)
            ? null
            : $"it names {certificate.Subject} where {expected} is expected; use that node's own";
    }

    private static string Innermost(Exception failure) => failure.GetBaseException().Message;

    private static X509Certificate2 Read(Func<X509Certificate2> read, string what, string expected)
    {
        try
        {
            return read();
        }
        catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
        {
            throw new CertificateException($"Cannot use {what}: {failure.Message} Expected {expected} in PEM form; docs/certificates.md shows how to make them.", failure);
        }
    }
}
