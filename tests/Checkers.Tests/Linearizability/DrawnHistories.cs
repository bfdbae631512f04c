using Aurigraph.Checkers.Linearizability;
using Aurigraph.Checkers.Linearizability.Models;
using CsCheck;

namespace Aurigraph.Checkers.Tests.Linearizability;

/// <summary>Histories drawn at random.</summary>
internal static class DrawnHistories
{
    private static readonly Gen<(int Process, int Action, int A, int B)[]> Moves =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 11], Gen.Int[0, 2], Gen.Int[0, 2]).Array[1, 14];

    /// <summary>Short histories of a register with any answers, and any outcomes.</summary>
    public static Gen<Operation<RegisterInput, RegisterAnswer>[]> OfRegister { get; } = Moves.Select(moves => Of<RegisterInput, RegisterAnswer>(moves,
        (function, a, b) => (null, function switch
        {
            0 => RegisterInput.Read,
            1 => RegisterInput.Write(new RegisterValue(a)),
            _ => RegisterInput.CompareAndSet(new RegisterValue(a), new RegisterValue(b)),
        }),
        (input, a) => input.Function == RegisterFunction.Read ? RegisterAnswer.Read(new RegisterValue(a)) : RegisterAnswer.Done));

    /// <summary>Short histories of two keys with any answers, and any outcomes.</summary>
    public static Gen<Operation<KeyValueInput, KeyValueAnswer>[]> OfKeys { get; } = Moves.Select(moves => Of<KeyValueInput, KeyValueAnswer>(moves,
        (function, a, b) => (b == 0 ? "k" : "l", function switch
        {
            0 => KeyValueInput.Get,
            1 => KeyValueInput.Put($"{a}"),
            _ => KeyValueInput.Append(a == 0 ? "" : $"{a}"),
        }),
        (input, a) => input.Function == KeyValueFunction.Get ? KeyValueAnswer.Got(a == 0 ? "" : a == 1 ? "1" : "12") : KeyValueAnswer.Done));

    /// <summary>What clients see of a register that does one thing after the other: each operation is invoked up to some time before and returns
    /// up to some time after it is done, or never.</summary>
    public static Gen<Operation<RegisterInput, RegisterAnswer>[]> OfOneRegister { get; } =
        Gen.Select(Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 3], Gen.Int[0, 9_999], Gen.Int[0, 9_999]).Array[1, 60].Select(Watched);

    // A process that is idle invokes; one that is busy completes.
    private static Operation<TInput, TOutput>[] Of<TInput, TOutput>(
        (int Process, int Action, int A, int B)[] moves, Func<int, int, int, (string? Key, TInput Input)> ask, Func<TInput, int, TOutput> answer)
        where TInput : notnull
        where TOutput : notnull
    {
        var underWay = new SortedDictionary<int, (long Invoked, string? Key, TInput Input)>();
        var operations = new List<Operation<TInput, TOutput>>();
        for (int i = 0; i < moves.Length; i++)
        {
            (int process, int action, int a, int b) = moves[i];
            if (!underWay.Remove(process, out (long Invoked, string? Key, TInput Input) one))
            {
                (string? key, TInput input) = ask(action % 3, a, b);
                underWay.Add(process, (i + 1, key, input));
            }
            else
            {
                operations.Add(action switch
                {
                    < 9 => Operation<TInput, TOutput>.Completed($"{process}", one.Key, one.Invoked, i + 1, one.Input, answer(one.Input, a)),
                    < 10 => Operation<TInput, TOutput>.Failed($"{process}", one.Key, one.Invoked, i + 1, one.Input),
                    _ => Operation<TInput, TOutput>.Unknown($"{process}", one.Key, one.Invoked, one.Input),
                });
            }
        }
        return [.. operations, .. underWay.Select(u => Operation<TInput, TOutput>.Unknown($"{u.Key}", u.Value.Key, u.Value.Invoked, u.Value.Input))];
    }

    private static Operation<RegisterInput, RegisterAnswer>[] Watched((int Function, int A, int B, int Before, int After)[] moves)
    {
        RegisterValue state = Register.Model.Initial;
        var operations = new List<Operation<RegisterInput, RegisterAnswer>>();
        for (int i = 0; i < moves.Length; i++)
        {
            (int function, int a, int b, int before, int after) = moves[i];
            RegisterInput input = function switch
            {
                0 or 1 => RegisterInput.Read,
                2 => RegisterInput.Write(new RegisterValue(a)),
                _ => RegisterInput.CompareAndSet(new RegisterValue(a), new RegisterValue(b)),
            };
            (state, RegisterAnswer answer) = Register.Model.Apply(state, input);

            // Even positions are those of invocations, odd ones of returns; the lower digits tell operations apart.
            long now = 10_000L * i;
            long invoked = (((now - (3 * before)) * 100) + i) * 2;
            long returned = ((((now + 1 + (3 * after)) * 100) + i) * 2) + 1;
            operations.Add(!answer.TookPlace ? Operation<RegisterInput, RegisterAnswer>.Failed($"{i}", null, invoked, returned, input)
                : after % 10 == 0 ? Operation<RegisterInput, RegisterAnswer>.Unknown($"{i}", null, invoked, input)
                : Operation<RegisterInput, RegisterAnswer>.Completed($"{i}", null, invoked, returned, input, answer));
        }
        return [.. operations];
    }
}
