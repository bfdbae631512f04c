namespace Aurigraph.Scenarios.Yaml;

/// <summary>Where text came from.</summary>
/// <param name="Name">Shown to the reader of a message.</param>
/// <param name="Directory">Relative paths in it start here; null: the current directory.</param>
/// <param name="CatalogFolder">The folder within the catalog, for example <c>networks</c>, when the text is a catalog's; else null.</param>
/// <param name="IsOverride">Whether it is an override, where lines and columns mean nothing.</param>
internal sealed record SourceFile(string Name, string? Directory, string? CatalogFolder = null, bool IsOverride = false);
