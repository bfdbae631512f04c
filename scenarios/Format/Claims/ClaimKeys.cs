using Aurigraph.Capacity.Claims;
using Aurigraph.Scenarios.Shapes;
using Aurigraph.Units;

namespace Aurigraph.Scenarios.Claims;

/// <summary>Keys of a file of claims.</summary>
internal static class ClaimKeys
{
    /// <summary>The version of the format.</summary>
    public const string FormatName = "aurigraph.sim/claims/1";

    private const int MaxItems = 1_000;

    public static readonly Key<string> Id = new("id", TextShape.Name, "Unique within the file.") { IsRequired = true };
    public static readonly Key<string> About = new("about", TextShape.Name, "The scenario or deployment that it speaks of, or `any`.") { IsRequired = true };
    public static readonly Key<ClaimKind> Kind = new("kind", new ChoiceShape<ClaimKind>(("throughput", ClaimKind.Throughput), ("finality", ClaimKind.Finality), ("memory", ClaimKind.Memory),
        ("count", ClaimKind.Count), ("little", ClaimKind.Little), ("batch", ClaimKind.Batch), ("ratio", ClaimKind.Ratio), ("kpi", ClaimKind.Kpi), ("record", ClaimKind.Record)), "How it can be judged.") { IsRequired = true };
    public static readonly Key<string> Metric = new("metric", TextShape.Free, "The figure it is about.");
    public static readonly Key<string> Claimed = new("claimed", TextShape.Free, "The claimed figure with its unit.");
    public static readonly Key<ClaimComparison> Operator = new("operator", new ChoiceShape<ClaimComparison>([.. ClaimComparisons.All]), "How a projection must stand to it.") { DefaultNote = "that of the metric" };
    public static readonly Key<string> Over = new("over", TextShape.Name, "For a ratio: what it is a change from.");
    public static readonly Key<int> InFlight = new("inFlight", Quantities.Count.Positive(), "For `little`: the cap on transactions in flight.");
    public static readonly Key<Duration> Latency = new("latency", Quantities.Time.Positive(), "For `little`: how long one is in flight.");
    public static readonly Key<Rate> Rate = new("rate", Quantities.Rate.Positive(), "The rate at which it is claimed; `batch` needs it.");
    public static readonly Key<IReadOnlyList<ListItem<string>>> Sources = new("sources", new ListShape<string>(TextShape.Free, 1, 20), "Names of the documents that state it.") { IsRequired = true };
    public static readonly Key<string> Text = new("text", TextShape.Free, "The claim in one line.") { IsRequired = true };
    public static readonly Key<string> Note = new("note", TextShape.Free, "What else to know; for `record`, why nothing judges it.");
    public static readonly GroupShape Claim = new("a claim", Id, About, Kind, Metric, Claimed, Operator, Over, InFlight, Latency, Rate, Sources, Text, Note) { IsApart = true };

    public static readonly Key<int> Number = new("number", Quantities.Integer.Between(1, MaxItems), "Within the register.") { IsRequired = true };
    public static readonly Key<string> First = new("first", TextShape.Free, "One figure.") { IsRequired = true };
    public static readonly Key<string> Second = new("second", TextShape.Free, "The other.") { IsRequired = true };
    public static readonly Key<ContradictionTreatment> Treatment = new("treatment", new ChoiceShape<ContradictionTreatment>(("encoded", ContradictionTreatment.Encoded), ("derived", ContradictionTreatment.Derived),
        ("parameter", ContradictionTreatment.Parameter), ("rejected", ContradictionTreatment.Rejected), ("ignored", ContradictionTreatment.Ignored), ("none", ContradictionTreatment.None)), "What is done about it.") { IsRequired = true };
    public static readonly Key<string> Detail = new("detail", TextShape.Free, "How.");
    public static readonly GroupShape Contradiction = new("a contradiction", Number, First, Second, Sources, Treatment, Detail) { IsApart = true };

    public static readonly Key<string> SourceName = new("name", TextShape.Free, "Short name of the document.") { IsRequired = true };
    public static readonly Key<string> Title = new("title", TextShape.Free, "What it is.") { IsRequired = true };
    public static readonly GroupShape Source = new("a source", SourceName, Title) { IsApart = true };

    public static readonly Key<string> Of = new("of", TextShape.Name, "A scenario or deployment.") { IsRequired = true };
    public static readonly Key<IReadOnlyList<ListItem<string>>> Are = new("are", new ListShape<string>(TextShape.Name, 1, 100), "Scenarios or deployments that its claims are held against, too.") { IsRequired = true };
    public static readonly GroupShape Variant = new("variants", Of, Are) { IsApart = true };

    public static readonly Key<string> Schema = new("schema", TextShape.Exactly(FormatName), "Name and version of the format.") { IsRequired = true };
    public static readonly Key<string> Name = new("name", TextShape.Name, "Whose claims these are.") { IsRequired = true };
    public static readonly Key<string> Description = new("description", TextShape.Free, "Free text.");
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Documents = new("sources", new ListShape<KeyValues>(Source, 1, MaxItems), "The documents that claims refer to.") { IsRequired = true };
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Variants = new("variants", new ListShape<KeyValues>(Variant, 0, MaxItems), "What claims about one scenario are held against, too.") { Default = "[]" };
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Claims = new("claims", new ListShape<KeyValues>(Claim, 1, MaxItems), "The claims.") { IsRequired = true };
    public static readonly Key<IReadOnlyList<ListItem<KeyValues>>> Contradictions = new("contradictions", new ListShape<KeyValues>(Contradiction, 0, MaxItems), "Figures that do not agree.") { Default = "[]" };

    public static readonly GroupShape Root = new("a file of claims", Schema, Name, Description, Documents, Variants, Claims, Contradictions) { IsApart = true };
}
