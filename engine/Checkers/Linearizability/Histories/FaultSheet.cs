namespace Aurigraph.Checkers.Linearizability.Histories;

/// <summary>Collects faults; keeps the first and counts the others.</summary>
internal sealed class FaultSheet
{
    private readonly List<HistoryFault> _faults = [];

    /// <summary>The faults that were kept.</summary>
    public IReadOnlyList<HistoryFault> Faults => _faults;

    /// <summary>How many there were.</summary>
    public int Count { get; private set; }

    /// <summary>Notes one.</summary>
    public void Add(int line, string message)
    {
        Count++;
        if (_faults.Count < HistoryReader.FaultsMax)
            _faults.Add(new HistoryFault(line, message));
    }
}
