namespace Aurigraph.Checkers.Linearizability;

/// <summary>One operation of a history on an object.</summary>
/// <typeparam name="TInput">What can be asked; equal inputs ask the same. Its text is shown to people.</typeparam>
/// <typeparam name="TOutput">What can be answered. Its text is shown to people.</typeparam>
public sealed record Operation<TInput, TOutput> : Operation
    where TInput : notnull
    where TOutput : notnull
{
    private Operation(string process, string? key, long invoked, long? returned, OperationOutcome outcome, TInput input, TOutput? output)
        : base(process, key, invoked, returned, outcome)
    {
        if (returned <= invoked)
            throw new ArgumentOutOfRangeException(nameof(returned), returned, $"An operation returns after its invocation, which is at {invoked}.");
        Input = input;
        Output = output;
    }

    /// <summary>What was asked.</summary>
    public TInput Input { get; }

    /// <summary>What was answered; without meaning unless the operation completed.</summary>
    public TOutput? Output { get; }

    /// <inheritdoc/>
    public override string Asked => Input.ToString() ?? "";

    /// <inheritdoc/>
    public override string? Answered => Outcome == OperationOutcome.Completed ? Output!.ToString() : null;

    /// <summary>An operation that took place and was answered.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It returned before it was invoked.</exception>
    public static Operation<TInput, TOutput> Completed(string process, string? key, long invoked, long returned, TInput input, TOutput output) =>
        new(process, key, invoked, returned, OperationOutcome.Completed, input, output);

    /// <summary>An operation that returned and did not take place.</summary>
    /// <exception cref="ArgumentOutOfRangeException">It returned before it was invoked.</exception>
    public static Operation<TInput, TOutput> Failed(string process, string? key, long invoked, long returned, TInput input) =>
        new(process, key, invoked, returned, OperationOutcome.Failed, input, default);

    /// <summary>An operation of which nothing was heard again.</summary>
    public static Operation<TInput, TOutput> Unknown(string process, string? key, long invoked, TInput input) =>
        new(process, key, invoked, null, OperationOutcome.Unknown, input, default);
}
