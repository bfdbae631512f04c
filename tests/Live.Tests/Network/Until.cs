namespace Aurigraph.Live.Tests.Network;

/// <summary>Waits for what must come about, with a deadline.</summary>
internal static class Until
{
    public static readonly TimeSpan Deadline = TimeSpan.FromSeconds(20);

    public static async Task TrueAsync(Func<bool> condition, string what)
    {
        using var expiry = new CancellationTokenSource(Deadline);
        while (!condition())
        {
            if (expiry.IsCancellationRequested)
                Assert.Fail($"Within {Deadline.TotalSeconds} s this did not come about: {what}");
            await Task.Delay(1, CancellationToken.None);
        }
    }
}
