using System.Text;
using Aurigraph.Storage.Segments;
using Aurigraph.Units;

namespace Aurigraph.Storage.Folders;

/// <summary>The folder of one node's data: says whose it is, and belongs to one process at a time.</summary>
public sealed class DataFolder : IDisposable
{
    /// <summary>How far the machine's clock may be behind the last use.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromMinutes(5);

    private const string IdentityFile = "identity";
    private const string LockFile = "lock";

    private readonly FileStream _lock;
    private readonly TimeProvider _time;
    private readonly Lock _gate = new();
    private bool _closed;

    private DataFolder(string path, NodeIdentity identity, FileStream held, TimeProvider time) => (Path, Identity, _lock, _time) = (path, identity, held, time);

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Whose it is.</summary>
    public NodeIdentity Identity { get; private set; }

    /// <summary>Opens a node's folder, or makes it where there is none or an empty one.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="cluster">Name of the cluster; one line.</param>
    /// <param name="node">The node.</param>
    /// <param name="scenarioDigest">Digest of the scenario; kept with a new folder, and not compared.</param>
    /// <param name="time">The machine's clock.</param>
    /// <exception cref="DataFolderException">It is not this node's, or not to be used now. Nothing was touched.</exception>
    public static DataFolder Open(string path, string cluster, NodeId node, string? scenarioDigest, TimeProvider time)
    {
        if (cluster.AsSpan().IndexOfAny('\r', '\n') >= 0 || cluster.Trim().Length == 0)
            throw new ArgumentException("The name of a cluster is one line, and not empty.", nameof(cluster));
        DateTimeOffset now = time.GetUtcNow();
        NodeIdentity? found = Find(path);
        if (found is not null)
            Require(found, cluster, node, now, path);
        Directory.CreateDirectory(path);
        FileStream held = Take(path);
        try
        {
            // Another process may have been faster between the look and the lock.
            found = Find(path);
            if (found is not null)
                Require(found, cluster, node, now, path);
            var folder = new DataFolder(path, found ?? new NodeIdentity(cluster, node, scenarioDigest, now), held, time);
            folder.Touch();
            return folder;
        }
        catch
        {
            held.Dispose();
            throw;
        }
    }

    /// <summary>Holds the folder of a stopped node, to read from it.</summary>
    /// <exception cref="DataFolderException">There is none, a process uses it, or a newer program wrote it.</exception>
    public static DataFolder OpenStopped(string path, TimeProvider time)
    {
        NodeIdentity identity = Find(path) ?? throw new DataFolderException(FolderFault.Missing, path, "there is no data of a node", "Name the data folder of a node that ran");
        return new DataFolder(path, identity, Take(path), time);
    }

    /// <summary>Keeps that the folder is in use now. Time kept never goes back.</summary>
    public void Touch()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            DateTimeOffset now = _time.GetUtcNow();
            Identity = Identity with { LastSeen = now > Identity.LastSeen ? now : Identity.LastSeen };
            Durable.Replace(System.IO.Path.Combine(Path, IdentityFile), Encoding.UTF8.GetBytes(Identity.ToText()));
        }
    }

    /// <summary>Lets other processes have it.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            if (_closed)
                return;
            _closed = true;
            _lock.Dispose();
        }
    }

    private static NodeIdentity? Find(string path)
    {
        string file = System.IO.Path.Combine(path, IdentityFile);
        if (File.Exists(file))
            return NodeIdentity.Parse(File.ReadAllText(file), file);
        if (File.Exists(path))
            throw new DataFolderException(FolderFault.Unrecognised, path, "it is a file; a folder was expected", "Name a folder");
        string? stranger = Directory.Exists(path)
            ? Directory.EnumerateFileSystemEntries(path).Select(System.IO.Path.GetFileName).Where(n => n is not (LockFile or IdentityFile + ".new")).Order(StringComparer.Ordinal).FirstOrDefault()
            : null;
        return stranger is null
            ? null
            : throw new DataFolderException(FolderFault.Unrecognised, path, $"the folder has files, among them '{stranger}', and nothing says whose they are", "Name an empty folder, or one of this node");
    }

    private static void Require(NodeIdentity found, string cluster, NodeId node, DateTimeOffset now, string path)
    {
        if (found.Cluster != cluster)
            throw new DataFolderException(FolderFault.OtherCluster, path, $"the folder is of cluster '{found.Cluster}'; this node is of '{cluster}'", "Name this node's own folder, or the right cluster");
        if (found.Node != node)
            throw new DataFolderException(FolderFault.OtherNode, path, $"the folder is of {found.Node}; this node is {node}", "Name this node's own folder");
        if (found.LastSeen - now > ClockTolerance)
        {
            throw new DataFolderException(FolderFault.ClockSetBack, path,
                $"the folder was last used at {found.LastSeen.UtcDateTime:O}; the clock of this machine reads {now.UtcDateTime:O}",
                "Set the clock right; if it is right now and was wrong then, wait, or delete the folder: the node gets everything from its peers");
        }
    }

    private static FileStream Take(string path)
    {
        string file = System.IO.Path.Combine(path, LockFile);
        try
        {
            return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        }
        catch (IOException taken) when (taken is not (DirectoryNotFoundException or FileNotFoundException))
        {
            throw new DataFolderException(FolderFault.InUse, file, "another process uses the folder", "Stop that process, or name another folder", taken);
        }
    }
}
