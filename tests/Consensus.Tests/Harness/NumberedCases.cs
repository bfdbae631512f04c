using CsCheck;

namespace Aurigraph.Consensus.Tests.Harness;

/// <summary>Cases of a generator that are the same in every run, each known by its number: what is found today is found tomorrow, and a long search is a
/// range of numbers. The environment variables AURIGRAPH_FIRST_CASE and AURIGRAPH_CASES say which cases to try instead of the first few.</summary>
internal static class NumberedCases
{
    /// <summary>Tries cases side by side; fails with the lowest number among the failures seen, and how to replay it.</summary>
    public static void Check<T>(Gen<T> cases, int count, Action<T> check, Func<T, string> print)
    {
        long first = Setting("AURIGRAPH_FIRST_CASE", 1);
        long last = first + Setting("AURIGRAPH_CASES", count) - 1;
        long failed = long.MaxValue;
        Exception? failure = null;
        object gate = new();
        Parallel.For(first, last + 1, new ParallelOptions { MaxDegreeOfParallelism = Environment.ProcessorCount }, (number, state) =>
        {
            try
            {
                check(Generate(cases, number));
            }
            catch (Exception e)
            {
                lock (gate)
                {
                    if (number < failed)
                        (failed, failure) = (number, e);
                }
                state.Break();
            }
        });
        if (failure is not null)
        {
            Assert.Fail($"Case {failed} fails; AURIGRAPH_FIRST_CASE={failed} AURIGRAPH_CASES=1 replays it.\n{failure.Message}\n{print(Generate(cases, failed))}\n{failure.StackTrace}");
        }
    }

    private static T Generate<T>(Gen<T> cases, long number) => cases.Generate(new PCG(1, (ulong)number), null, out _);

    private static long Setting(string name, long otherwise) => long.TryParse(Environment.GetEnvironmentVariable(name), out long value) ? value : otherwise;
}
