using System.Security.Cryptography;
using System.Text;

namespace Aurigraph.CommandLine.Live;

/// <summary>By what nodes tell that they run the same scenario: the SHA-256 of the resolved file without its section <c>live</c>, which differs from machine to machine.</summary>
internal static class ScenarioDigest
{
    /// <summary>The digest.</summary>
    public static ReadOnlyMemory<byte> Of(string resolvedYaml)
    {
        var kept = new StringBuilder();
        bool inLive = false;
        foreach (string line in resolvedYaml.Split('\n'))
        {
            if (line.Length > 0 && line[0] is not (' ' or '#' or '-'))
                inLive = line.StartsWith("live:", StringComparison.Ordinal);
            if (!inLive)
                kept.Append(line.TrimEnd()).Append('\n');
        }
        return SHA256.HashData(Encoding.UTF8.GetBytes(kept.ToString().TrimEnd()));
    }
}
