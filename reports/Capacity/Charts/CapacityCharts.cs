namespace Aurigraph.Reports.Capacity.Charts;

/// <summary>The charts of a capacity study as PNG files.</summary>
internal static class CapacityCharts
{
    /// <summary>Renders them into a folder.</summary>
    public static void Write(string folder, StudyView view)
    {
        Directory.CreateDirectory(folder);
    }
}
