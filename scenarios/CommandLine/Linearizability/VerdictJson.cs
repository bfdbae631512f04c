using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using Aurigraph.Checkers.Linearizability;

namespace Aurigraph.CommandLine.Linearizability;

/// <summary>Judged histories for machines. Pure.</summary>
internal static class VerdictJson
{
    /// <summary>The form of the document.</summary>
    internal const string Schema = "aurigraph.sim/linearizability/1";

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        NewLine = "\n",
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) },
    };

    /// <summary>The document.</summary>
    public static string Of(IEnumerable<JudgedHistory> judged) => JsonSerializer.Serialize(new { Schema, Files = judged.Select(FileOf) }, Options);

    private static object FileOf(JudgedHistory judged) => new
    {
        judged.File,
        judged.Verdict,
        judged.History.Model,
        Operations = judged.History.Operations.Count,
        Processes = judged.History.Operations.Select(o => o.Process).Distinct().Count(),
        judged.Result.States,
        Violation = judged.Result.Violation is { } violation ? ViolationOf(judged, violation) : null,
    };

    private static object ViolationOf(JudgedHistory judged, Violation violation) => new
    {
        Lines = violation.Position,
        violation.IsShortest,
        LastLine = judged.History.LineAt(violation.Position),
        violation.Offender.Key,
        Offender = OperationOf(violation.Offender),
        violation.PossibleAnswers,
        violation.AnswersAreAll,
        Concurrent = violation.Concurrent.Select(OperationOf),
    };

    private static object OperationOf(Operation operation) =>
        new { operation.Process, operation.Asked, operation.Outcome, operation.Answered, InvokedLine = operation.Invoked, ReturnedLine = operation.Returned };
}
