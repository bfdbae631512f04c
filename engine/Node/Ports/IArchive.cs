namespace Aurigraph.Node.Ports;

/// <summary>Where an observer keeps the committed stream.</summary>
public interface IArchive
{
    /// <summary>Stores bytes of the stream behind.</summary>
    void Store(long bytes);
}
