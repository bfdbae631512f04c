namespace Aurigraph.Reports.Page;

/// <summary>Where the parts of the timeline stand for one width of page.</summary>
/// <param name="CssClass">Which width class shows the drawing.</param>
/// <param name="Width">Of the drawing, pixels.</param>
/// <param name="Left">Left edge of the plot.</param>
/// <param name="Right">Right edge of the plot.</param>
/// <param name="TimeTicks">At most so many steps of time.</param>
/// <param name="LabelsBeside">Whether series are named beside the plot; else inside.</param>
/// <param name="FaultLanes">At most so many lines of fault labels.</param>
internal sealed record TimelineLayout(string CssClass, int Width, double Left, double Right, int TimeTicks, bool LabelsBeside, int FaultLanes)
{
    public static TimelineLayout Wide { get; } = new("wide timeline", 1216, 52, 1084, 9, true, 2);

    public static TimelineLayout Medium { get; } = new("medium", 700, 52, 568, 7, true, 3);

    public static TimelineLayout Narrow { get; } = new("narrow", 368, 34, 344, 5, false, 3);
}
