using System.Numerics;
using HdrHistogram;

namespace Aurigraph.Measurement;

/// <summary>The library's histogram with a shorter way in: one count of leading zeros finds the bucket, where the library's own way takes
/// several times as long. Layout, merging and ranks are the library's.</summary>
/// <param name="highest">The highest value with a bucket.</param>
internal sealed class LatencyBuckets(long highest) : LongHistogram(highest, SignificantDigits)
{
    private const int SignificantDigits = 3;

    // Three digits take 2,048 buckets for the lowest range and 1,024 for each further doubling.
    private const int HalfCountBits = 10;
    private const long LowestRangeMask = (1L << (HalfCountBits + 1)) - 1;

    /// <summary>Counts a value without checking it: at least 0 and at most the highest.</summary>
    public void Record(long value, long count)
    {
        int doubling = 63 - HalfCountBits - BitOperations.LeadingZeroCount((ulong)(value | LowestRangeMask));
        AddToCountAtIndex((doubling << HalfCountBits) + (int)(value >> doubling), count);
    }
}
