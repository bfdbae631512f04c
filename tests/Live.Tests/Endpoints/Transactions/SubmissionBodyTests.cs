using System.Text.Json;
using System.Text.Json.Nodes;
using Aurigraph.Live.Endpoints.Replies;
using Aurigraph.Live.Endpoints.Transactions;
using Aurigraph.Live.Nodes;
using Aurigraph.Node.Transactions;
using Aurigraph.Units;
using CsCheck;

namespace Aurigraph.Live.Tests.Endpoints.Transactions;

public sealed class SubmissionBodyTests
{
    private static readonly NodeIdentity Plain = new FakeNodeView(NodeId.Business(1)).Identity;
    private static readonly NodeIdentity Signed = Plain with { SignatureSize = 64, Scheme = "ed25519", Accounts = long.MaxValue };

    private static readonly Gen<Transfer> AnyTransfer =
        Gen.Select(Gen.Long[0, long.MaxValue - 1], Gen.Long[0, long.MaxValue - 1], Gen.Long[0, long.MaxValue], Gen.ULong, (from, to, amount, nonce) => new Transfer(from, to, amount, nonce));

    [Fact]
    public void Every_transfer_and_signature_comes_through_by_members_and_raw()
    {
        Gen.Select(AnyTransfer, Gen.Byte.Array[64], Gen.Bool, Gen.Bool).Sample((transfer, signature, asText, asHex) =>
        {
            byte[] expected = new byte[104];
            transfer.Write(expected);
            signature.CopyTo(expected, 40);
            JsonObject body = new()
            {
                ["fromAddress"] = transfer.From.ToString(),
                ["toAddress"] = transfer.To.ToString(),
                ["amount"] = asText ? transfer.Amount.ToString() : transfer.Amount,
                ["nonce"] = asText ? transfer.Nonce.ToString() : transfer.Nonce,
                ["signature"] = asHex ? Convert.ToHexString(signature) : Convert.ToBase64String(signature),
            };
            Assert.Equal(expected, Read(body.ToJsonString(), Signed));
            Assert.Equal(expected, Read(new JsonObject { ["raw"] = Convert.ToBase64String(expected) }.ToJsonString(), Signed));
        }, iter: 500);
    }

    [Fact]
    public void A_nonce_that_is_not_given_is_drawn()
    {
        const string Body = """{"fromAddress":"1","toAddress":"2","amount":3}""";
        Assert.NotEqual(Transfer.Read(Read(Body, Plain)).Nonce, Transfer.Read(Read(Body, Plain)).Nonce);
    }

    [Fact]
    public void What_other_clients_send_without_effect_here_is_let_pass() =>
        Assert.Equal(3, Transfer.Read(Read("""{"userId":"u","fromAddress":1,"toAddress":2,"amount":3,"gasLimit":21000,"gasPrice":1,"data":null}""", Plain)).Amount);

    [Theory]
    [InlineData("3", null)]
    [InlineData("[]", null)]
    [InlineData("{}", "fromAddress")]
    [InlineData("""{"fromAddress":"1"}""", "toAddress")]
    [InlineData("""{"fromAddress":"1","toAddress":"2"}""", "amount")]
    [InlineData("""{"fromAddress":"-1","toAddress":"2","amount":3}""", "fromAddress")]
    [InlineData("""{"fromAddress":"alice","toAddress":"2","amount":3}""", "fromAddress")]
    [InlineData("""{"fromAddress":null,"toAddress":"2","amount":3}""", "fromAddress")]
    [InlineData("""{"fromAddress":"1","toAddress":"1000","amount":3}""", "toAddress")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":-3}""", "amount")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":3.5}""", "amount")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":1e3}""", "amount")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":9223372036854775808}""", "amount")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":3,"nonce":18446744073709551616}""", "nonce")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":3,"nonce":null}""", "nonce")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":3,"signature":"AA=="}""", "signature")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":3,"transactionType":"SMART_CONTRACT"}""", "transactionType")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":3,"transactionType":1}""", "transactionType")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":3,"data":"x"}""", "data")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":3,"data":{}}""", "data")]
    [InlineData("""{"fromAddress":"1","toAddress":"2","amount":3,"userId2":""}""", "userId2")]
    [InlineData("""{"raw":"AA=="}""", "raw")]
    [InlineData("""{"raw":7}""", "raw")]
    [InlineData("""{"raw":"AA==","amount":3}""", "amount")]
    public void What_is_wrong_is_named(string body, string? field)
    {
        Refusal refusal = Assert.Throws<RequestRefusedException>(() => Read(body, Plain)).Refusal;
        Assert.Equal(400, refusal.Status);
        Assert.Equal(field, refusal.Field);
        Assert.NotEmpty(refusal.Expected);
    }

    [Theory]
    [InlineData("\"signature\":\"AA==\"", "nonce")]
    [InlineData("\"nonce\":1", "signature")]
    [InlineData("\"nonce\":1,\"signature\":\"AA==\"", "signature")]
    [InlineData("\"nonce\":1,\"signature\":7", "signature")]
    public void Where_transactions_are_signed_nonce_and_signature_are_needed(string members, string field)
    {
        RequestRefusedException refused = Assert.Throws<RequestRefusedException>(() => Read($$"""{"fromAddress":"1","toAddress":"2","amount":3,{{members}}}""", Signed));
        Assert.Equal(field, refused.Refusal.Field);
    }

    [Theory]
    [InlineData(1_000, 2, 3)]
    [InlineData(-1, 2, 3)]
    [InlineData(1, 1_000, 3)]
    [InlineData(1, 2, -3)]
    public void Raw_bytes_are_held_to_the_same_ranges(long from, long to, long amount)
    {
        byte[] bytes = new byte[40];
        new Transfer(from, to, amount, 1).Write(bytes);
        RequestRefusedException refused = Assert.Throws<RequestRefusedException>(() => Read($$"""{"raw":"{{Convert.ToBase64String(bytes)}}"}""", Plain));
        Assert.Equal("raw", refused.Refusal.Field);
    }

    private static byte[] Read(string body, NodeIdentity identity)
    {
        using JsonDocument document = JsonDocument.Parse(body);
        return SubmissionBody.Read(document.RootElement, identity);
    }
}
