namespace Aurigraph.Units;

/// <summary>What a node does in the network.</summary>
public enum NodeRole
{
    /// <summary>Orders, stores and executes transactions; votes.</summary>
    Validator = 0,

    /// <summary>Takes transactions in and follows the committed stream.</summary>
    Business = 1,

    /// <summary>Archives the committed stream.</summary>
    Slim = 2,
}
