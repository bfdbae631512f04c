using Aurigraph.Storage.Tests.Crashes;

namespace Aurigraph.Storage.Tests;

/// <summary>The process that the crash tests start and kill.</summary>
internal static class Program
{
    public static int Main(string[] arguments)
    {
        if (arguments is not ["write", var folder])
        {
            Console.Error.WriteLine("This is an assembly of tests; run it with 'dotnet test'.");
            return 2;
        }
        CrashWriter.Run(folder);
        return 0;
    }
}
