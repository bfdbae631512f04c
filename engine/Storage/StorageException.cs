namespace Aurigraph.Storage;

/// <summary>A store cannot do what it is for. Says where, what happened and what to do.</summary>
public class StorageException : Exception
{
    /// <summary>Says where, what and what to do.</summary>
    /// <param name="place">A file or folder, with an offset where there is one.</param>
    /// <param name="what">What happened and what was expected.</param>
    /// <param name="remedy">What to do.</param>
    /// <param name="cause">What it came from; null when it was found here.</param>
    public StorageException(string place, string what, string remedy, Exception? cause = null)
        : base($"{place}: {what.TrimEnd('.')}. {remedy}.", cause) => (Place, What, Remedy) = (place, what, remedy);

    /// <summary>A file or folder, with an offset where there is one.</summary>
    public string Place { get; }

    /// <summary>What happened and what was expected.</summary>
    public string What { get; }

    /// <summary>What to do.</summary>
    public string Remedy { get; }
}
