namespace Aurigraph.Checkers.Linearizability.Models;

/// <summary>A register that can be read, written, and compared and set. It is unset at first.</summary>
public sealed class Register : ISequentialModel<RegisterValue, RegisterInput, RegisterAnswer>
{
    private Register()
    {
    }

    /// <summary>The model; it has no state of its own.</summary>
    public static Register Model { get; } = new();

    /// <inheritdoc/>
    public RegisterValue Initial => RegisterValue.Unset;

    /// <inheritdoc/>
    public (RegisterValue Next, RegisterAnswer Answer) Apply(RegisterValue state, RegisterInput input) => input.Function switch
    {
        RegisterFunction.Read => (state, RegisterAnswer.Read(state)),
        RegisterFunction.CompareAndSet when state != input.Expected => (state, RegisterAnswer.Refused(state)),
        _ => (input.Value, RegisterAnswer.Done),
    };

    /// <inheritdoc/>
    public bool IsReadOnly(RegisterInput input) => input.Function == RegisterFunction.Read;

    /// <inheritdoc/>
    public long BytesOf(RegisterValue state) => sizeof(long) * 2;
}
