namespace Aurigraph.Storage.Folders;

/// <summary>Why a data folder is not opened.</summary>
public enum FolderFault
{
    /// <summary>It has files, but none that says whose they are.</summary>
    Unrecognised,

    /// <summary>It belongs to another cluster.</summary>
    OtherCluster,

    /// <summary>It belongs to another node.</summary>
    OtherNode,

    /// <summary>A newer program wrote it.</summary>
    NewerFormat,

    /// <summary>It was last used at a time that this machine's clock has not reached.</summary>
    ClockSetBack,

    /// <summary>Another process uses it.</summary>
    InUse,

    /// <summary>There is nothing there, where something was to be read.</summary>
    Missing,
}
