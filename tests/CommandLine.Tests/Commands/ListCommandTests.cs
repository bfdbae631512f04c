using Aurigraph.CommandLine.Commands;
using Aurigraph.Scenarios;

namespace Aurigraph.CommandLine.Tests.Commands;

public class ListCommandTests
{
    [Fact]
    public void Every_scenario_with_its_description_and_every_part_is_listed()
    {
        string text = string.Join('\n', ListCommand.Lines(Catalog.BuiltIn, 80));
        string running = string.Join(' ', Paragraph.Wrap(text, int.MaxValue));

        Assert.All(Catalog.BuiltIn.Scenarios(), s => Assert.Contains($"{s.Name} {string.Join(' ', Paragraph.Wrap(s.Description, int.MaxValue))}", running, StringComparison.Ordinal));
        Assert.All((string[])["deployments", "networks", "costs", "claims"], kind => Assert.All(Catalog.BuiltIn.Parts(kind), part => Assert.Contains(part, text, StringComparison.Ordinal)));
    }

    [Theory]
    [InlineData(60)]
    [InlineData(80)]
    [InlineData(120)]
    public void No_line_is_wider_than_the_terminal(int width) =>
        Assert.All(ListCommand.Lines(Catalog.BuiltIn, width), line => Assert.InRange(line.Length, 1, width));
}
