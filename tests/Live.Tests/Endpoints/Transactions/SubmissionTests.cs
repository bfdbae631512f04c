using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints;
using Aurigraph.Live.Nodes;
using Aurigraph.Node.Transactions;
using Aurigraph.Units;

namespace Aurigraph.Live.Tests.Endpoints.Transactions;

public sealed class SubmissionTests
{
    private const string Valid = """{"fromAddress":"7","toAddress":"8","amount":90,"nonce":"18446744073709551615","transactionType":"TRANSFER"}""";

    [Fact]
    public async Task A_transfer_is_taken_in_as_the_node_has_transactions()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();

        (HttpStatusCode status, JsonNode body) = await node.SubmitAsync(Valid);

        Assert.Equal(HttpStatusCode.Accepted, status);
        byte[] bytes = Assert.Single(node.View.Submitted);
        Assert.Equal(40, bytes.Length);
        Assert.Equal(new Transfer(7, 8, 90, ulong.MaxValue), Transfer.Read(bytes));
        Assert.All(bytes[Transfer.MinSize..], b => Assert.Equal(0, b));
        string hash = Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(bytes));
        Assert.Equal($$"""{"id":"{{hash[..32]}}","txHash":"{{hash}}","status":"PENDING","transactionType":"TRANSFER","fromAddress":"7","toAddress":"8","amount":90,"nonce":"18446744073709551615"}""", body.ToJsonString());
    }

    [Fact]
    public async Task The_reply_says_where_to_look_and_since_when_it_is_known()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        node.View.Submission = (bytes, _) =>
        {
            string id = FakeNodeView.NameOf(bytes.Span);
            node.View.Known[id] = new TransactionStatus(id, "PENDING", FakeNodeView.Admission, null, bytes);
            return Task.FromResult(new SubmissionOutcome(id, null));
        };
        using StringContent content = new(Valid, Encoding.UTF8, "application/json");

        using HttpResponseMessage reply = await node.Client.PostAsync("/api/v11/transactions", content);

        Assert.Equal("2030-01-02T03:04:05.000Z", (string?)(await RunningEndpoints.BodyAsync(reply))["createdAt"]);
        Assert.Equal("PENDING", (string?)(await node.GetAsync(reply.Headers.Location!.ToString())).Body["status"]);
    }

    [Fact]
    public async Task All_bytes_at_once_are_taken_in_as_they_are()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        byte[] bytes = new byte[40];
        new Transfer(1, 2, 3, 4).Write(bytes);
        bytes[39] = 5;

        (HttpStatusCode status, _) = await node.SubmitAsync(new JsonObject { ["raw"] = Convert.ToBase64String(bytes) });

        Assert.Equal(HttpStatusCode.Accepted, status);
        Assert.Equal(bytes, Assert.Single(node.View.Submitted));
    }

    [Theory]
    [InlineData("invalid", HttpStatusCode.UnprocessableEntity, false)]
    [InlineData("overloaded", HttpStatusCode.TooManyRequests, true)]
    [InlineData("memory", HttpStatusCode.ServiceUnavailable, true)]
    [InlineData("unreachable", HttpStatusCode.ServiceUnavailable, true)]
    [InlineData("something new", HttpStatusCode.ServiceUnavailable, true)]
    public async Task A_refusal_says_why_and_whether_to_come_back(string reason, HttpStatusCode status, bool again)
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        node.View.Submission = (_, _) => Task.FromResult(new SubmissionOutcome(null, reason));
        using StringContent content = new(Valid, Encoding.UTF8, "application/json");

        using HttpResponseMessage reply = await node.Client.PostAsync("/api/v11/transactions", content);

        Assert.Equal(status, reply.StatusCode);
        Assert.Equal(reason, (string?)(await RunningEndpoints.BodyAsync(reply))["reason"]);
        Assert.Equal(again ? TimeSpan.FromSeconds(1) : null, reply.Headers.RetryAfter?.Delta);
    }

    [Fact]
    public async Task When_the_node_does_not_decide_in_time_the_outcome_is_open_and_the_name_is_told()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(new EndpointSettings { SubmissionTimeout = TimeSpan.FromMilliseconds(50) });
        node.View.Submission = (_, _) => new TaskCompletionSource<SubmissionOutcome>().Task;

        (HttpStatusCode status, JsonNode body) = await node.SubmitAsync(Valid);

        Assert.Equal(HttpStatusCode.GatewayTimeout, status);
        Assert.Contains($"/api/v11/transactions/{FakeNodeView.NameOf(Assert.Single(node.View.Submitted))}", (string?)body["expected"]);
    }

    [Fact]
    public async Task A_node_that_admits_nothing_names_those_that_do()
    {
        FakeNodeView view = new(NodeId.Validator(1));
        view.Identity = view.Identity with { Admits = false, Nodes = [(NodeId.Validator(1), "127.0.0.1:1"), (NodeId.Business(1), "127.0.0.1:2")] };
        await using RunningEndpoints node = await RunningEndpoints.StartAsync(view);

        (HttpStatusCode status, JsonNode body) = await node.SubmitAsync(Valid);

        Assert.Equal(HttpStatusCode.MisdirectedRequest, status);
        Assert.Equal("a business node: 127.0.0.1:2", (string?)body["expected"]);
        Assert.Empty(view.Submitted);
    }

    [Fact]
    public async Task A_body_that_is_not_declared_as_JSON_is_refused()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        using StringContent content = new(Valid, Encoding.UTF8, "application/x-www-form-urlencoded");
        using HttpResponseMessage reply = await node.Client.PostAsync("/api/v11/transactions", content);
        Assert.Equal(HttpStatusCode.UnsupportedMediaType, reply.StatusCode);
        Assert.Empty(node.View.Submitted);
    }

    [Theory]
    [InlineData("", 1, 1)]
    [InlineData("{\n  \"amount\": }", 2, 13)]
    public async Task A_body_that_is_not_JSON_is_refused_with_the_place(string body, int line, int column)
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        (HttpStatusCode status, JsonNode reply) = await node.SubmitAsync(body);
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.EndsWith($"at line {line}, byte {column}", (string?)reply["error"]);
    }

    [Fact]
    public async Task A_wrong_member_is_named_with_what_was_expected()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        (HttpStatusCode status, JsonNode body) = await node.SubmitAsync("""{"fromAddress":"1000","toAddress":"2","amount":3}""");
        Assert.Equal(HttpStatusCode.BadRequest, status);
        Assert.Equal("""{"error":"fromAddress: it is not such a number","field":"fromAddress","expected":"a whole number from 0 to 999, as text or as a number"}""", body.ToJsonString());
        Assert.Empty(node.View.Submitted);
    }

    [Fact]
    public async Task A_name_that_is_not_one_is_refused()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        Assert.Equal(HttpStatusCode.BadRequest, (await node.GetAsync("/api/v11/transactions/xyz")).Status);
    }

    [Fact]
    public async Task A_transaction_that_is_not_known_is_not_found()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        (HttpStatusCode status, JsonNode body) = await node.GetAsync($"/api/v11/transactions/{new string('0', 32)}");
        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("no transaction of this name is known here", (string?)body["error"]);
    }

    [Fact]
    public async Task Only_what_is_final_has_a_finality()
    {
        await using RunningEndpoints node = await RunningEndpoints.StartAsync();
        byte[] bytes = new byte[40];
        string id = FakeNodeView.NameOf(bytes);
        node.View.Known[id] = new TransactionStatus(id, "PENDING", FakeNodeView.Admission, null, bytes);
        JsonNode pending = (await node.GetAsync($"/api/v11/transactions/{id}")).Body;
        node.View.Known[id] = new TransactionStatus(id, "FINALIZED", FakeNodeView.Admission, FakeNodeView.Admission.AddMilliseconds(12.5), bytes);
        JsonNode final = (await node.GetAsync($"/api/v11/transactions/{id.ToUpperInvariant()}")).Body;

        Assert.Equal("PENDING", (string?)pending["status"]);
        Assert.False(pending.AsObject().ContainsKey("finalityTimeMs"));
        Assert.Equal("FINALIZED", (string?)final["status"]);
        Assert.Equal(12.5, (double?)final["finalityTimeMs"]);
        Assert.Equal("2030-01-02T03:04:05.012Z", (string?)final["finalizedAt"]);
    }
}
