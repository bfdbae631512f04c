using System.Text;
using Aurigraph.Capacity.Study;
using Aurigraph.Reports.Text;
using Aurigraph.Units;

namespace Aurigraph.Reports.Capacity.Wording;

/// <summary>Words for what the model names by keys.</summary>
internal static class CapacityWords
{
    /// <summary>A role in a sentence.</summary>
    public static string Role(NodeRole role) => role switch { NodeRole.Validator => "validator", NodeRole.Business => "business", _ => "slim" };

    /// <summary>A resource in a sentence: the bottleneck's own names, else the hyphens as spaces.</summary>
    public static string Resource(string resource) => resource switch
    {
        "cpu" => "cores",
        "apply" => "apply lane",
        "egress" => "NIC, sending",
        "ingress" => "NIC, receiving",
        "none" or "" => "none found",
        _ => string.Join(' ', resource.Split('-').Select(word => word is "cpu" or "nic" or "tcp" or "rtt" ? word.ToUpperInvariant() : word)),
    };

    /// <summary>At the beginning of a line.</summary>
    public static string Capital(string text) => text.Length == 0 ? text : char.ToUpperInvariant(text[0]) + text[1..];

    /// <summary>A key of the cost table as words: <c>applyPerTransaction</c> is "Apply per transaction".</summary>
    public static string Key(string key)
    {
        StringBuilder words = new();
        foreach (char c in key)
        {
            if (char.IsAsciiLetterUpper(c))
                words.Append(' ').Append(char.ToLowerInvariant(c));
            else
                words.Append(c is '.' or '-' ? ' ' : c);
        }
        return Capital(words.ToString());
    }

    /// <summary>The outcome in a few words.</summary>
    public static string Outcome(CapacityOutcome outcome) => outcome switch
    {
        CapacityOutcome.Sustained => "sustained",
        CapacityOutcome.DoesNotFit => "does not fit",
        CapacityOutcome.MissesWhenIdle => "misses when idle",
        CapacityOutcome.NotSteady => "not steady",
        _ => "knee not reached",
    };

    /// <summary>"60K (45–75K)".</summary>
    public static string Knee(KneeEstimate knee) => $"{NumberFormat.Short(knee.Mid)} ({NumberFormat.Interval(knee.Low, knee.High)})";

    /// <summary>A gap in finality: "355 ms", "none came back", "not probed".</summary>
    public static string Gap(double? milliseconds) => milliseconds switch
    {
        null => "not probed",
        double.PositiveInfinity => "did not return",
        { } value => NumberFormat.Elapsed(value),
    };

    /// <summary>Seeds as a reader would write them: "42–46", "1, 7, 9".</summary>
    public static string Seeds(IReadOnlyList<ulong> seeds)
    {
        bool runs = seeds.Count > 2 && seeds.Zip(seeds.Skip(1)).All(p => p.Second == p.First + 1);
        return runs ? $"{seeds[0]}–{seeds[^1]}" : string.Join(", ", seeds);
    }

    /// <summary>A relative change with its sign: "+24 %", "−3.2 %", "0 %".</summary>
    public static string Change(double ratio)
    {
        if (!double.IsFinite(ratio))
            return NumberFormat.Nothing;
        double percent = Math.Round(ratio * 100, Math.Abs(ratio) < 0.0995 ? 1 : 0);
        string text = FormattableString.Invariant($"{Math.Abs(percent):#,0.#} %");
        return percent == 0 ? "0 %" : (percent < 0 ? "−" : "+") + text;
    }
}
