using CsCheck;

namespace Aurigraph.Units.Tests;

public class StableHashTests
{
    [Theory]
    [InlineData("", 0xCBF29CE484222325)]
    [InlineData("a", 0xAF63DC4C8601EC8C)]
    [InlineData("foobar", 0x85944171F73967E8)]
    public void Text_hashes_to_the_published_vectors_of_FNV_1a(string text, ulong expected) => Assert.Equal(expected, StableHash.Of(text));

    [Fact]
    public void Values_that_differ_mix_to_hashes_that_differ() =>
        Gen.Select(Gen.ULong, Gen.ULong, Gen.ULong).Where((_, a, b) => a != b).Sample((hash, a, b) => StableHash.Mix(hash, a) != StableHash.Mix(hash, b));

    [Fact]
    public void Order_of_mixing_matters() =>
        Assert.NotEqual(StableHash.Mix(StableHash.Mix(StableHash.Empty, 1L), 2L), StableHash.Mix(StableHash.Mix(StableHash.Empty, 2L), 1L));

    [Fact]
    public void A_signed_value_mixes_as_its_bits() => Assert.Equal(StableHash.Mix(7, ulong.MaxValue), StableHash.Mix(7, -1L));
}
