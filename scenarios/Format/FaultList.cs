using Aurigraph.Scenarios.Yaml;

namespace Aurigraph.Scenarios;

/// <summary>Collects what is wrong with a scenario, so that all of it is told at once; bounded.</summary>
internal sealed class FaultList
{
    /// <summary>Faults told; what is beyond is counted.</summary>
    public const int Limit = 100;

    private readonly List<ScenarioFault> _faults = [];
    private int _beyond;

    /// <summary>How many were noted.</summary>
    public int Count => _faults.Count + _beyond;

    /// <summary>Notes a fault at a node.</summary>
    public void Add(SourceNode at, string path, string message) => Add(at.File, at.Line, at.Column, path, message);

    /// <summary>Notes a fault at a place; line 0 when it has none.</summary>
    public void Add(SourceFile file, int line, int column, string path, string message)
    {
        ScenarioFault fault = new(file.Name, file.IsOverride ? 0 : line, file.IsOverride ? 0 : column, path, message);
        if (_faults.Contains(fault))
            return;
        if (_faults.Count < Limit)
            _faults.Add(fault);
        else
            _beyond++;
    }

    /// <summary>All faults, by file in the order met, then by place.</summary>
    public IReadOnlyList<ScenarioFault> ToList()
    {
        List<string> files = _faults.Select(f => f.File).Distinct().ToList();
        List<ScenarioFault> sorted = _faults.OrderBy(f => files.IndexOf(f.File)).ThenBy(f => f.Line).ThenBy(f => f.Column).ToList();
        if (_beyond > 0)
            sorted.Add(new ScenarioFault(sorted[^1].File, 0, 0, "", $"and {_beyond} more; correct these first"));
        return sorted;
    }
}
