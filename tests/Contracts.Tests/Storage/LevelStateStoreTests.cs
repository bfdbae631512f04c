using System.Reflection;
using Aurigraph.Node.Ports;
using Aurigraph.Storage;
using Aurigraph.Storage.States;

namespace Aurigraph.Contracts.Tests.Storage;

/// <summary>The state store on LevelDB, where the machine has its library: every fact of the contract.</summary>
public sealed class LevelStateStoreTests
{
    public static TheoryData<string> Facts { get; } =
        [.. typeof(StateStoreContract).GetMethods().Where(m => m.GetCustomAttribute<FactAttribute>() is not null).Select(m => m.Name).Order(StringComparer.Ordinal)];

    [LevelDbTheory]
    [MemberData(nameof(Facts))]
    public void It_keeps_the_contract(string fact)
    {
        using var store = new LevelStateStore();
        typeof(StateStoreContract).GetMethod(fact)!.Invoke(store, BindingFlags.DoNotWrapExceptions, null, null, null);
    }

    [LevelDbTheory]
    [InlineData("")]
    public void A_file_where_the_database_should_be_is_an_error_that_says_so(string content)
    {
        string path = Path.GetTempFileName();
        File.WriteAllText(path, content);
        StorageException found = Assert.Throws<StorageException>(() => LevelDatabase.Open(path, new StateStoreSettings()));
        Assert.StartsWith(path, found.Message, StringComparison.Ordinal);
        File.Delete(path);
    }

    private sealed class LevelStateStore : StateStoreContract, IDisposable
    {
        private readonly StateInFolder _state = new(folder => LevelDatabase.Open(folder, new StateStoreSettings()));

        protected override IStateStore Store => _state.Store;

        public void Dispose() => _state.Dispose();

        protected override void Restart() => _state.Close();
    }

    /// <summary>Facts that need the library.</summary>
    [AttributeUsage(AttributeTargets.Method)]
    private sealed class LevelDbTheoryAttribute : TheoryAttribute
    {
        public LevelDbTheoryAttribute()
        {
            if (!LevelDbLibrary.IsPresent)
                Skip = "The library of LevelDB is not on this machine (Debian: apt-get install libleveldb1d).";
        }
    }
}
