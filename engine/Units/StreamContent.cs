namespace Aurigraph.Units;

/// <summary>What an observer receives of the committed stream.</summary>
public enum StreamContent
{
    /// <summary>References and bodies.</summary>
    Full,

    /// <summary>References alone.</summary>
    Headers,

    /// <summary>Nothing.</summary>
    None,
}
