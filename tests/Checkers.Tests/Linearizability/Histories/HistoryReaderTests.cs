using Aurigraph.Checkers.Linearizability;
using Aurigraph.Checkers.Linearizability.Histories;
using Aurigraph.Checkers.Linearizability.Models;
using CsCheck;

namespace Aurigraph.Checkers.Tests.Linearizability.Histories;

public class HistoryReaderTests
{
    private const string Put = "{:process 0, :type :invoke, :f :put, :key \"k\", :value \"v\"}";

    [Fact]
    public void A_register_log_gives_operations_with_lines_as_positions()
    {
        IReadOnlyList<Operation> operations = Valid(Log("0 :invoke :read nil", "12 :invoke :cas [3 -4]", "0 :ok :read 3", "1 :invoke :write nil", "12 :fail :cas [3 -4]", "1 :info :write :timed-out", "2 :invoke :read nil")).Operations;

        Assert.Equal(
            [
                "0 read 1-3 Completed 3", "12 cas [3 -4] 2-5 Failed ", "1 write nil 4- Unknown ", "2 read 7- Unknown ",
            ],
            operations.Select(Shown));
        Assert.All(operations, o => Assert.Null(o.Key));
    }

    [Fact]
    public void A_key_value_history_gives_operations_by_key()
    {
        RecordedHistory history = Valid("""
            {:process 0, :type :invoke, :f :put, :key "k", :value "a\"\\\u00e9\n"}
            {:process 1 :type :invoke :f :get :key "l" :value nil}
            {:type :ok, :process 0, :f :put, :key "k", :value "a\"\\\u00e9\n", :time 12, :error "none"}
            {:process 1, :type :ok, :f :get, :key "l", :value ""}
            {:process 2, :type :invoke, :f :append, :key "k", :value "b"}
            {:process 2, :type :fail, :f :append, :key "k", :value :no-leader}
            {:process 3, :type :invoke, :f :append, :key "k", :value "c"}
            {:process 3, :type :info, :f :append, :key "k", :value nil}
            """);

        Assert.Equal(
            ["0 put \"a\"\\é\n\" 1-3 Completed ok", "1 get 2-4 Completed \"\"", "2 append \"b\" 5-6 Failed ", "3 append \"c\" 7- Unknown "],
            history.Operations.Select(Shown));
        Assert.Equal(["k", "l", "k", "k"], history.Operations.Select(o => o.Key));
        Assert.Equal("key-value", history.Model);
    }

    [Fact]
    public void A_get_of_nil_found_the_empty_text() =>
        Assert.Equal(Verdict.Linearizable, Valid("{:process 0, :type :invoke, :f :get, :key \"k\"}\n{:process 0, :type :ok, :f :get, :key \"k\", :value nil}").Check(SearchBudget.Default).Verdict);

    [Fact]
    public void A_read_that_failed_says_nothing_of_the_register() =>
        Assert.Equal(Verdict.Linearizable, Valid(Log("0 :invoke :read nil", "0 :fail :read :timed-out", "1 :invoke :read nil", "1 :fail :read 7")).Check(SearchBudget.Default).Verdict);

    [Fact]
    public void Line_ends_blank_lines_spaces_and_a_byte_order_mark_mean_nothing()
    {
        RecordedHistory history = Valid("\uFEFF\r\n" + Log("0 :invoke :write 3", "0 :ok :write 3").Replace("\n", "  \t\r\n\r\n", StringComparison.Ordinal) + " \r\n");

        Assert.Equal(["0 write 3 2-4 Completed ok"], history.Operations.Select(Shown));
        Assert.Equal("INFO  jepsen.util - 0\t:ok\t:write\t3", history.LineAt(4));
    }

    [Theory]
    [InlineData("INFO  jepsen.util - :nemesis :info :start nil")]
    [InlineData("INFO  jepsen.util - :nemesis\t:info\t:start\t\"Cut off {:n1 #{:n2}}\"")]
    [InlineData("INFO  jepsen.core - Everything looks good")]
    [InlineData("WARN  jepsen.core - Process 7 indeterminate")]
    public void Lines_that_are_not_of_the_register_are_passed_over(string line) =>
        Assert.Equal(["0 write 3 2-3 Completed ok"], Valid($"{line}\n{Log("0 :invoke :write 3", "0 :ok :write 3")}").Operations.Select(Shown));

    [Fact]
    public void Maps_of_a_named_process_are_passed_over() =>
        Assert.Single(Valid($"{{:process :nemesis, :type :info, :f :start, :value nil}}\n{Put}").Operations);

    [Fact]
    public void A_process_without_an_answer_may_go_on_and_what_it_left_stays_open() =>
        Assert.Equal(["0 write 3 1- Unknown ", "0 read 3-4 Completed 3"], Valid(Log("0 :invoke :write 3", "0 :info :write :timed-out", "0 :invoke :read nil", "0 :ok :read 3")).Operations.Select(Shown));

    [Theory]
    [InlineData("0 :invoke :write x", "`x` cannot be written")]
    [InlineData("0 :invoke :write 99999999999999999999", "cannot be written")]
    [InlineData("0 :invoke :cas 3", "`3` is not what a :cas takes; `[EXPECTED NEW]` was expected")]
    [InlineData("0 :invoke :cas [3 4 5]", "is not what a :cas takes")]
    [InlineData("0 :invoke :read 3", "a read is invoked with `3`")]
    [InlineData("0 :invoke :delete 3", "`:delete` is no function of a register")]
    [InlineData("0 :start :read nil", "`:start` is no type of event")]
    [InlineData("zero :invoke :read nil", "a process number, type, function and value were expected")]
    [InlineData("-1 :invoke :read nil", "a process number, type, function and value were expected")]
    [InlineData("0 :invoke :read", "a process number, type, function and value were expected")]
    [InlineData("0 :ok :read 3", "process 0 completes `read` with nothing under way")]
    [InlineData("9 :ok :write :timed-out", "`:timed-out` cannot be written")]
    [InlineData("9 :ok :write 4", "process 9 completes `write 4` and had invoked `write 3` in line 1")]
    [InlineData("9 :fail :write 4", "process 9 completes `write 4` and had invoked `write 3` in line 1")]
    [InlineData("9 :info :cas :timed-out", "process 9 completes `cas` and had invoked `write 3` in line 1")]
    [InlineData("9 :ok :read 3", "process 9 completes `read` and had invoked `write 3` in line 1")]
    [InlineData("9 :invoke :read nil", "process 9 invokes `read` while its `write 3` of line 1 is under way")]
    public void A_faulty_line_of_a_register_log_is_told_with_its_number(string line, string told) =>
        Assert.StartsWith("2: ", Assert.Single(Faults(Log("9 :invoke :write 3", line)), f => f.Contains(told, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Theory]
    [InlineData("{:process 1, :type :invoke, :f :get, :key \"k\", :value nil", "the map is not closed")]
    [InlineData("{:process 1, :type :invoke, :f :get, :key \"k", "a text is not closed")]
    [InlineData("{:process 1, :type :invoke, :f :get, :key \"\\q\"}", "a text has an escape other than")]
    [InlineData("{:process 1, :type :invoke, :f :get, :key \"\\u12\"}", "a text has an escape other than")]
    [InlineData("{:process 1, :type :invoke, :f :get, :key \"k\"} more", "`more` follows the map")]
    [InlineData("{:process 1, :process 2}", ":process is there twice")]
    [InlineData("{:process}", ":process has no value")]
    [InlineData("{process 1}", "process stands where a keyword was expected")]
    [InlineData("{:process [1]}", "`[` stands where a text, number, keyword or nil was expected")]
    [InlineData("{:type :invoke, :f :get, :key \"k\", :value nil}", ":process is missing")]
    [InlineData("{:process \"1\", :type :invoke, :f :get, :key \"k\", :value nil}", ":process is \"1\"")]
    [InlineData("{:process 1, :type :begin, :f :get, :key \"k\", :value nil}", ":type is :begin")]
    [InlineData("{:process 1, :type :invoke, :f \"get\", :key \"k\", :value nil}", ":f is \"get\"")]
    [InlineData("{:process 1, :type :invoke, :f :get, :key 3, :value nil}", ":key is 3")]
    [InlineData("{:process 1, :type :invoke, :f :put, :key \"k\", :value nil}", "the :value of put is nil")]
    [InlineData("{:process 1, :type :invoke, :f :append, :key \"k\", :value 3}", "the :value of append is 3")]
    [InlineData("{:process 1, :type :invoke, :f :get, :key \"k\", :value \"v\"}", "a get is invoked with :value \"v\"")]
    [InlineData("{:process 0, :type :ok, :f :get, :key \"k\", :value 3}", "a get has :value 3")]
    [InlineData("{:process 0, :type :ok, :f :put, :key \"l\", :value \"v\"}", "process 0 completes `put \"v\" of key \"l\"` and had invoked `put \"v\" of key \"k\"` in line 1")]
    [InlineData("{:process 0, :type :ok, :f :append, :key \"k\", :value \"v\"}", "process 0 completes `append \"v\" of key \"k\"` and had invoked")]
    [InlineData("{:process 0, :type :ok, :f :put, :key \"k\", :value \"w\"}", "process 0 completes `put \"w\" of key \"k\"` and had invoked")]
    public void A_faulty_line_of_a_key_value_history_is_told_with_its_number(string line, string told) =>
        Assert.StartsWith("2: ", Assert.Single(Faults($"{Put}\n{line}"), f => f.Contains(told, StringComparison.Ordinal)), StringComparison.Ordinal);

    [Fact]
    public void Two_formats_in_one_text_are_a_fault_told_once() =>
        Assert.Equal("3: this is a map of a key-value history and line 1 is a line of a Jepsen register log; a history has one format: put the two into files of their own",
            Assert.Single(Faults($"{Log("0 :invoke :write 3", "0 :ok :write 3")}\n{Put}\n{Put}")));

    [Theory]
    [InlineData("")]
    [InlineData("\uFEFF \r\n\n")]
    [InlineData("INFO  jepsen.core - Everything looks good")]
    public void A_text_without_an_operation_is_faulty(string text) => Assert.StartsWith("0: there is no operation in it", Assert.Single(Faults(text)), StringComparison.Ordinal);

    [Fact]
    public void All_faults_come_at_once_the_first_with_their_lines_and_the_others_counted()
    {
        HistoryReading reading = HistoryReader.Read(string.Join('\n', Enumerable.Repeat("nothing of the kind", 30)));

        Assert.Null(reading.History);
        Assert.Equal(30, reading.FaultCount);
        Assert.Equal(Enumerable.Range(1, HistoryReader.FaultsMax), reading.Faults.Select(f => f.Line));
    }

    [Fact]
    public void No_text_makes_the_reader_fail() =>
        Gen.OneOf(Gen.String, Gen.String.Select(s => $"{{{s}"), Gen.String.Select(s => $"INFO  jepsen.util - {s}"), Gen.String[Gen.Char["{}[]\":\\u01 ,knil\n"], 0, 30].Select(s => $"{Put[..^1]} {s}"))
            .Sample(text =>
            {
                HistoryReading reading = HistoryReader.Read(text);
                Assert.Equal(reading.History is null, reading.FaultCount > 0);
            }, iter: 20_000);

    [Fact]
    public void What_was_drawn_and_written_down_reads_the_same() =>
        DrawnHistories.OfKeys.Sample(history =>
        {
            var lines = new SortedDictionary<long, string>();
            foreach (Operation<KeyValueInput, KeyValueAnswer> o in history)
            {
                string Line(string type, string value) => $"{{:process {o.Invoked}, :type :{type}, :f :{o.Input.Function.ToString().ToLowerInvariant()}, :key \"{o.Key}\", :value {value}}}";
                string asked = o.Input.Function == KeyValueFunction.Get ? "nil" : $"\"{o.Input.Text}\"";
                lines.Add(o.Invoked, Line("invoke", asked));
                if (o.Returned is { } returned)
                    lines.Add(returned, o.Outcome == OperationOutcome.Failed ? Line("fail", asked) : Line("ok", o.Output.Text is { } got ? $"\"{got}\"" : asked));
            }
            string text = string.Concat(Enumerable.Range(1, (int)lines.Keys.Last()).Select(i => $"{lines.GetValueOrDefault(i)}\n"));
            Assert.Equal(history.Select(o => Shown(o with { Process = $"{o.Invoked}" })).Order(), Valid(text).Operations.Select(Shown).Order());
        }, iter: 1_000);

    private static string Log(params string[] events) => string.Join('\n', events.Select(e => $"INFO  jepsen.util - {e.Replace(" :", "\t:", StringComparison.Ordinal)}").Select(TabBeforeValue));

    // As Jepsen writes it: tabs between the fields.
    private static string TabBeforeValue(string line)
    {
        string[] fields = line.Split('\t');
        int space = fields[^1].IndexOf(' ', StringComparison.Ordinal);
        return space < 0 ? line : $"{line[..^(fields[^1].Length - space)]}\t{fields[^1][(space + 1)..]}";
    }

    private static RecordedHistory Valid(string text)
    {
        HistoryReading reading = HistoryReader.Read(text);
        Assert.Empty(reading.Faults);
        return reading.History!;
    }

    private static IEnumerable<string> Faults(string text)
    {
        HistoryReading reading = HistoryReader.Read(text);
        Assert.Null(reading.History);
        return reading.Faults.Select(f => $"{f.Line}: {f.Message}");
    }

    private static string Shown(Operation o) => $"{o.Process} {o.Asked} {o.Invoked}-{o.Returned} {o.Outcome} {o.Answered}";
}
