using Aurigraph.Units;

namespace Aurigraph.Live.Budgets;

/// <summary>Makes control groups, in the way of a version of the kernel's interface.</summary>
internal interface IControlGroups
{
    /// <summary>Makes a group.</summary>
    /// <param name="name">Its name, unlike any other's.</param>
    /// <param name="cores">Processor time it may take a period of 0.1 s, in periods of one core.</param>
    /// <param name="memory">What it may hold, swap included; who passes it is killed. Null: as much as there is.</param>
    /// <exception cref="IOException">It cannot be made here.</exception>
    /// <exception cref="UnauthorizedAccessException">It may not be made here.</exception>
    IControlGroup Make(string name, double cores, ByteCount? memory);
}
