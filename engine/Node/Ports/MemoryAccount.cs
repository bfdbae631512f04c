namespace Aurigraph.Node.Ports;

/// <summary>Who holds memory.</summary>
public enum MemoryAccount
{
    /// <summary>Transactions from submission until final, on the node that admitted them.</summary>
    Mempool,

    /// <summary>Bodies of batches held by a validator until durable and applied, or by an observer until applied.</summary>
    Bodies,

    /// <summary>Log entries.</summary>
    Log,

    /// <summary>Cache of the state store.</summary>
    StateCache,

    /// <summary>Write buffers of the state store.</summary>
    WriteBuffer,

    /// <summary>Messages queued for peers and messages received and not yet handled.</summary>
    Network,

    /// <summary>The process itself: base and thread stacks.</summary>
    Runtime,
}
