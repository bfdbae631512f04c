using Aurigraph.Checkers.Linearizability;
using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.Checkers.Linearizability.Models;
using CsCheck;

namespace Aurigraph.Checkers.Tests.Linearizability.Histories;

public sealed class HistoryWriterTests
{
    [Fact]
    public void Lines_of_a_register_are_those_of_jepsen()
    {
        Assert.Equal("INFO  jepsen.util - 0 :invoke :read nil", HistoryWriter.Register(0, EventType.Invoke, RegisterInput.Read));
        Assert.Equal("INFO  jepsen.util - 7 :ok :read 3", HistoryWriter.Register(7, EventType.Ok, RegisterInput.Read, new RegisterValue(3)));
        Assert.Equal("INFO  jepsen.util - 7 :ok :write 3", HistoryWriter.Register(7, EventType.Ok, RegisterInput.Write(new RegisterValue(3))));
        Assert.Equal("INFO  jepsen.util - 7 :fail :cas [nil 3]", HistoryWriter.Register(7, EventType.Fail, RegisterInput.CompareAndSet(RegisterValue.Unset, new RegisterValue(3))));
        Assert.Equal("INFO  jepsen.util - 7 :info :write :timed-out", HistoryWriter.Register(7, EventType.Info, RegisterInput.Write(new RegisterValue(3)), reason: "timed-out"));
    }

    [Fact]
    public void Lines_of_keys_are_maps()
    {
        Assert.Equal("{:process 0, :type :invoke, :f :get, :key \"k\", :value nil}", HistoryWriter.KeyValue(0, EventType.Invoke, "k", KeyValueInput.Get));
        Assert.Equal("{:process 0, :type :ok, :f :append, :key \"k\", :value \"x\"}", HistoryWriter.KeyValue(0, EventType.Ok, "k", KeyValueInput.Append("x")));
        Assert.Equal("{:process 0, :type :info, :f :put, :key \"k\", :value :timed-out}", HistoryWriter.KeyValue(0, EventType.Info, "k", KeyValueInput.Put("x"), reason: "timed-out"));
    }

    [Fact]
    public void A_register_operation_that_is_written_is_read_again() =>
        Gen.Select(Gen.Long, Gen.Long, Gen.Int[0, 2], Gen.Bool).Sample((long one, long other, int function, bool isAnswered) =>
        {
            RegisterInput input = function switch
            {
                0 => RegisterInput.Read,
                1 => RegisterInput.Write(new RegisterValue(one)),
                _ => RegisterInput.CompareAndSet(new RegisterValue(one), new RegisterValue(other)),
            };
            var read = new RegisterValue(other);
            string text = HistoryWriter.Register(1, EventType.Invoke, input) + "\n" + (isAnswered ? HistoryWriter.Register(1, EventType.Ok, input, read) : HistoryWriter.Register(1, EventType.Fail, input, reason: "refused"));
            var back = (Operation<RegisterInput, RegisterAnswer>)Only(text);
            Assert.Equal(input, back.Input);
            Assert.Equal(isAnswered ? OperationOutcome.Completed : OperationOutcome.Failed, back.Outcome);
            if (isAnswered)
                Assert.Equal(function == 0 ? RegisterAnswer.Read(read) : RegisterAnswer.Done, back.Output);
        });

    [Fact]
    public void A_key_value_operation_that_is_written_is_read_again_whatever_its_texts_hold() =>
        Gen.Select(Gen.String[Gen.Char["ab\"\\ ,:{}\t"], 0, 8], Gen.String[Gen.Char["ab\"\\ ,:{}\t"], 1, 8], Gen.Int[0, 2]).Sample((string value, string key, int function) =>
        {
            KeyValueInput input = function switch { 0 => KeyValueInput.Get, 1 => KeyValueInput.Put(value), _ => KeyValueInput.Append(value) };
            string text = HistoryWriter.KeyValue(1, EventType.Invoke, key, input) + "\n" + HistoryWriter.KeyValue(1, EventType.Ok, key, input, function == 0 ? value : null);
            var back = (Operation<KeyValueInput, KeyValueAnswer>)Only(text);
            Assert.Equal((key, input), (back.Key, back.Input));
            Assert.Equal(function == 0 ? KeyValueAnswer.Got(value) : KeyValueAnswer.Done, back.Output);
        });

    private static Operation Only(string text)
    {
        HistoryReading reading = HistoryReader.Read(text);
        Assert.Empty(reading.Faults);
        return Assert.Single(reading.History!.Operations);
    }
}
