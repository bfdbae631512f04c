namespace Aurigraph.Experiment;

/// <summary>How the cores of a container are bounded.</summary>
public enum CpuLimit
{
    /// <summary>It has so many cores of its own and runs on no others.</summary>
    Pinned,

    /// <summary>It may use every core of its host, for so many core seconds a second; when a period's share is spent it stands still until the next begins.</summary>
    Quota,
}
