using System.Reflection;
using System.Runtime.Loader;

namespace Aurigraph.PlantedFaults.Tests.Compiling;

/// <summary>A world of its own in this process, in which one assembly is a mutant and all others of the project are what they are. The actor
/// framework is loaded anew as well, since it finds types by their names in its own world. It stays loaded: what can be unloaded is compiled to its best at once, which takes far longer.</summary>
internal sealed class MutantContext(string mutated, byte[] image) : AssemblyLoadContext($"mutant of {mutated}")
{
    /// <summary>A trial of this world, by the name of its type: takes a seed and answers what it found.</summary>
    public Func<ulong, string?> Trial(Type trial)
    {
        Type own = LoadFromAssemblyName(trial.Assembly.GetName()).GetType(trial.FullName!, throwOnError: true)!;
        MethodInfo run = own.GetMethod("Run", BindingFlags.Public | BindingFlags.Static)!;
        return run.CreateDelegate<Func<ulong, string?>>();
    }

    /// <inheritdoc/>
    protected override Assembly? Load(AssemblyName assemblyName)
    {
        string name = assemblyName.Name!;
        if (name == mutated)
            return LoadFromStream(new MemoryStream(image));
        string path = Path.Combine(AppContext.BaseDirectory, name + ".dll");
        bool isOwn = name.StartsWith("Aurigraph.", StringComparison.Ordinal) || name.StartsWith("Akka", StringComparison.Ordinal);
        return isOwn && File.Exists(path) ? LoadFromAssemblyPath(path) : null;
    }
}
