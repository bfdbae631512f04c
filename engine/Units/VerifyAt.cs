namespace Aurigraph.Units;

/// <summary>Where signatures are checked.</summary>
public enum VerifyAt
{
    /// <summary>Once, by the node that admits the transaction.</summary>
    Ingress,

    /// <summary>By every validator as well, before the body counts as held.</summary>
    EveryValidator,

    /// <summary>By one validator of each container as well.</summary>
    EveryContainer,
}
