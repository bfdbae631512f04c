namespace Aurigraph.Storage.Tests.Disks;

/// <summary>A fact that needs a disk which can be filled.</summary>
internal sealed class SmallDiskFactAttribute : FactAttribute
{
    private static readonly Lazy<bool> CanMount = new(() =>
    {
        using SmallDisk? disk = SmallDisk.TryMount(1);
        return disk is not null;
    });

    public SmallDiskFactAttribute()
    {
        if (!CanMount.Value)
            Skip = "This machine does not let us mount a small disk (mount -t tmpfs), so none can be filled.";
    }
}
