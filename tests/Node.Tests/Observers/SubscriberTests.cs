using Aurigraph.Node.Observers;
using Aurigraph.Node.Tests.Harness;
using Aurigraph.Node.Wire;
using CsCheck;

namespace Aurigraph.Node.Tests.Observers;

public sealed class SubscriberTests
{
    [Fact]
    public void It_goes_on_after_the_last_index_the_observer_has() =>
        Assert.Equal(new LogIndex(6), Following(after: 5).Next);

    [Fact]
    public void One_entry_alone_always_has_credit_and_no_more_than_the_window_after_it()
    {
        Subscriber subscriber = Following(window: 1000);
        Assert.True(subscriber.HasCredit(5000));
        subscriber.Add(Given.Entry(1, 1, Given.Reference(Given.B1, 1, bytes: 900)), default);
        Assert.False(subscriber.HasCredit(50));
        subscriber.Credit(new LogIndex(1));
        Assert.True(subscriber.HasCredit(5000));
    }

    [Fact]
    public void What_the_network_refused_is_given_again_from_its_first_entry()
    {
        Subscriber subscriber = Following();
        subscriber.Add(Given.Entry(1, 1), default);
        subscriber.Take(new LogIndex(9), default);
        subscriber.Add(Given.Entry(1, 2), default);
        subscriber.Add(Given.Entry(1, 3), default);
        subscriber.TakeBack(subscriber.Take(new LogIndex(9), default));
        Assert.Equal(new LogIndex(2), subscriber.Next);
    }

    [Fact]
    public void Who_wants_headers_is_charged_no_bodies()
    {
        Subscriber subscriber = Following(StreamContent.Headers);
        subscriber.Add(Given.Entry(1, 1, Given.Reference(Given.B1, 1, bytes: 5000)), default);
        Assert.Equal(WireFormat.EntryHeader + WireFormat.Reference, subscriber.PendingBytes);
    }

    [Fact]
    public void Credit_comes_back_in_full_whatever_was_sent_refused_and_credited() =>
        Gen.Int[0, 3].Array[0, 50].Sample(steps =>
        {
            const long window = 5000;
            Subscriber subscriber = Following(window: window);
            long sent = 0;
            foreach (int step in steps)
            {
                LogEntry next = Given.Entry(1, subscriber.Next.Value, Given.Reference(Given.B1, subscriber.Next.Value));
                if (step == 0 && subscriber.HasCredit(StreamBatch.BytesOf(next, StreamContent.Full)))
                    subscriber.Add(next, default);
                else if (step == 1 && subscriber.Pending.Count > 0)
                    sent = subscriber.Take(default, default).Entries[^1].Index.Value;
                else if (step == 2 && subscriber.Pending.Count > 0)
                    subscriber.TakeBack(subscriber.Take(default, default));
                else if (step == 3)
                    subscriber.Credit(new LogIndex(sent));
            }
            if (subscriber.Pending.Count > 0)
                sent = subscriber.Take(default, default).Entries[^1].Index.Value;
            Assert.Equal(sent + 1, subscriber.Next.Value);
            subscriber.Credit(new LogIndex(sent));
            Assert.True(subscriber.HasCredit(window));
        });

    private static Subscriber Following(StreamContent content = StreamContent.Full, long after = 0, long window = 100_000) =>
        new(Given.S1, new StreamSubscribe(new LogIndex(after), content, new ByteCount(window)), default);
}
