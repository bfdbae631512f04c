using Aurigraph.Conformance.Transcripts;
using CsCheck;

namespace Aurigraph.Conformance.Tests;

public sealed class ArbitraryTranscriptTests
{
    private static readonly string[] Words =
    [
        "add-nodes", "campaign", "propose", "propose-conf-change", "process-ready", "process-append-thread", "process-apply-thread", "deliver-msgs", "stabilize",
        "tick-heartbeat", "tick-election", "transfer-leadership", "forget-leader", "report-unreachable", "send-snapshot", "compact", "raft-state", "raft-log", "status",
        "1", "2", "3", "voters=(1,2,3)", "voters=(1)", "learners=(2)", "index=4", "async-storage-writes=true", "prevote=true", "checkquorum=true", "restart", "read", "reads", "members", "raft-indices", "promotion-lag=0", "disk-patience=2", "max-append-entries=1", "from=1", "to=2", "drop=(1)",
        "drop=(2,3)", "text", "transition=explicit", "v1=true", "(", ")", "=", "\\",
    ];

    private static readonly Gen<string> Lines = Gen.Int[0, Words.Length - 1].Select(i => Words[i]).Array[1, 5].Select(words => string.Join(' ', words));

    private static readonly string[] Commands =
    [
        "campaign 1", "campaign 2", "campaign 3", "stabilize", "stabilize 1 2", "process-ready 1", "process-ready 2", "deliver-msgs 1 2", "deliver-msgs drop=(3)", "propose 1 text",
        "propose 2 text", "propose-conf-change 1\nv4 r2", "propose-conf-change 1 transition=explicit\nr1 l3", "propose-conf-change 1", "propose-conf-change 2 v1=true\nr3", "tick-election 1", "tick-election 2",
        "tick-heartbeat 1", "transfer-leadership from=1 to=2", "forget-leader 2", "report-unreachable 1 2", "send-snapshot 1 3", "process-append-thread", "process-apply-thread", "add-nodes 1", "raft-state", "status 1",
        "restart 1", "restart 2", "read 1 x", "read 2 y", "reads 1", "members", "raft-indices",
    ];

    private static readonly Gen<string> Meaningful = Gen.Int[0, Commands.Length - 1].Select(i => Commands[i]);

    [Fact]
    public void Whatever_a_file_holds_it_is_read_and_run_or_refused_with_a_line() => Lines.Array[1, 12].Sample(commands => Run(commands));

    [Fact]
    public void Whatever_happens_to_a_group_the_core_does_not_contradict_itself() =>
        Gen.Select(Gen.Bool, Gen.Bool, Meaningful.Array[1, 60]).Sample((isAsynchronous, hasLease, commands) =>
        {
            string options = $"{(isAsynchronous ? " async-storage-writes=true" : "")}{(hasLease ? " checkquorum=true prevote=true read-only=lease-based" : "")}";
            Run([$"add-nodes 3 voters=(1,2,3) index=2{options}", "campaign 1", "stabilize", .. commands, "stabilize"]);
        });

    private static void Run(IEnumerable<string> commands)
    {
        string text = string.Concat(commands.Select(command => $"{command}\n----\nok\n\n"));
        try
        {
            var outcome = ConformanceRun.Of("arbitrary", TranscriptReader.Read(text));
            Assert.DoesNotContain(outcome.Directives, d => d.Answer.IsBroken && !d.Directive.Command.StartsWith("compact", StringComparison.Ordinal));
        }
        catch (TranscriptException fault)
        {
            Assert.InRange(fault.Line, 1, text.Split('\n').Length);
        }
    }
}
