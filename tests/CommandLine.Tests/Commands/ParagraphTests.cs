using Aurigraph.CommandLine.Commands;

namespace Aurigraph.CommandLine.Tests.Commands;

public class ParagraphTests
{
    [Theory]
    [InlineData("one two three", 7, "one two|three")]
    [InlineData("one two three", 8, "one two|three")]
    [InlineData("one\n two\t three", 100, "one two three")]
    [InlineData("a considerable word", 3, "a|considerable|word")]
    [InlineData("  ", 10, "")]
    public void Text_breaks_between_words_and_long_words_stand_alone(string text, int width, string lines) =>
        Assert.Equal(lines, string.Join('|', Paragraph.Wrap(text, width)));
}
