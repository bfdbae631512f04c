namespace Aurigraph.Live.Budgets;

/// <summary>Control groups of this machine.</summary>
internal static class ControlGroupsHere
{
    private const string Root = "/sys/fs/cgroup";

    /// <summary>Those of the version that its kernel was set up with; making one fails where that is neither, or not allowed.</summary>
    public static IControlGroups Find() => File.Exists(Path.Combine(Root, ControlGroupsV2.Controllers)) ? new ControlGroupsV2(Root) : new ControlGroupsV1(Root);
}
