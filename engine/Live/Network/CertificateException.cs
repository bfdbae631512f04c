namespace Aurigraph.Live.Network;

/// <summary>Files of certificates cannot be used.</summary>
public sealed class CertificateException(string message, Exception? inner = null) : Exception(message, inner);
