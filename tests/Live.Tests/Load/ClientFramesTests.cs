using Aurigraph.Live.Load;
using Aurigraph.Live.Network;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Load;

public class ClientFramesTests
{
    [Theory]
    [InlineData(250, 4_000_000)]
    [InlineData(5_000, 4_000_000)]
    [InlineData(100_000, 300_000)]
    public void The_most_that_a_submission_holds_fits_a_frame_and_one_more_does_not(int size, int frame)
    {
        int most = ClientFrames.MostTransactions(size, new ByteCount(frame));

        Assert.InRange(Bytes(most), 1, frame);
        Assert.True(Bytes(most + 1) > frame);

        long Bytes(int count) => ClientConnection.FrameHeader + ClientFrames.WriteSubmit(1, new long[count]).Length + ((long)count * size);
    }

    [Fact]
    public void Small_transactions_are_bound_by_the_largest_submission() => Assert.Equal(ClientFrames.MaxTransactions, ClientFrames.MostTransactions(10, new ByteCount(100_000_000)));
}
