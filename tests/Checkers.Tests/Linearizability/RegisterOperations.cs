using Aurigraph.Checkers.Linearizability;
using Aurigraph.Checkers.Linearizability.Models;

namespace Aurigraph.Checkers.Tests.Linearizability;

/// <summary>Operations on a register, short to write. Each has a process of its own.</summary>
internal static class RegisterOperations
{
    public static Operation<RegisterInput, RegisterAnswer> Read(long from, long to, long? value) =>
        Operation<RegisterInput, RegisterAnswer>.Completed($"p{from}", null, from, to, RegisterInput.Read, RegisterAnswer.Read(new RegisterValue(value)));

    public static Operation<RegisterInput, RegisterAnswer> Write(long from, long to, long value) =>
        Operation<RegisterInput, RegisterAnswer>.Completed($"p{from}", null, from, to, RegisterInput.Write(new RegisterValue(value)), RegisterAnswer.Done);

    public static Operation<RegisterInput, RegisterAnswer> Cas(long from, long to, long expected, long value) =>
        Operation<RegisterInput, RegisterAnswer>.Completed($"p{from}", null, from, to, CasOf(expected, value), RegisterAnswer.Done);

    public static Operation<RegisterInput, RegisterAnswer> FailedWrite(long from, long to, long value) =>
        Operation<RegisterInput, RegisterAnswer>.Failed($"p{from}", null, from, to, RegisterInput.Write(new RegisterValue(value)));

    public static Operation<RegisterInput, RegisterAnswer> FailedCas(long from, long to, long expected, long value) =>
        Operation<RegisterInput, RegisterAnswer>.Failed($"p{from}", null, from, to, CasOf(expected, value));

    public static Operation<RegisterInput, RegisterAnswer> PendingWrite(long from, long value) =>
        Operation<RegisterInput, RegisterAnswer>.Unknown($"p{from}", null, from, RegisterInput.Write(new RegisterValue(value)));

    public static Operation<RegisterInput, RegisterAnswer> PendingCas(long from, long expected, long value) =>
        Operation<RegisterInput, RegisterAnswer>.Unknown($"p{from}", null, from, CasOf(expected, value));

    public static LinearizabilityResult Check(params Operation<RegisterInput, RegisterAnswer>[] operations) =>
        LinearizabilityChecker.Check(Register.Model, operations, SearchBudget.Default);

    private static RegisterInput CasOf(long expected, long value) => RegisterInput.CompareAndSet(new RegisterValue(expected), new RegisterValue(value));
}
