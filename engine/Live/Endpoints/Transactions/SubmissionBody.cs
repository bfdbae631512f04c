using System.Buffers;
using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text.Json;
using Aurigraph.Live.Endpoints.Replies;
using Aurigraph.Live.Nodes;
using Aurigraph.Node.Transactions;
using Microsoft.AspNetCore.Http;

namespace Aurigraph.Live.Endpoints.Transactions;

/// <summary>Builds the bytes of a transaction from the body of a request: either a transfer by its members, or all bytes at once.</summary>
internal static class SubmissionBody
{
    /// <summary>The one type of transaction that there is.</summary>
    public const string TransferType = "TRANSFER";

    private static readonly string[] TransferMembers = ["fromAddress", "toAddress", "amount", "nonce", "signature", "transactionType"];

    /// <summary>Members of other clients' bodies that change nothing here: nothing is charged and users are not told apart.</summary>
    private static readonly string[] WithoutEffect = ["userId", "gasLimit", "gasPrice"];

    /// <summary>Reads a body.</summary>
    /// <returns>All bytes of the transaction, signature included.</returns>
    /// <exception cref="RequestRefusedException">It is not as expected; nothing was done.</exception>
    public static byte[] Read(JsonElement body, NodeIdentity identity)
    {
        if (body.ValueKind != JsonValueKind.Object)
            throw Wrong(null, $"the body is {Kind(body)}", "a JSON object");
        return body.TryGetProperty("raw", out JsonElement raw) ? OfRaw(body, raw, identity) : OfMembers(body, identity);
    }

    private static byte[] OfRaw(JsonElement body, JsonElement raw, NodeIdentity identity)
    {
        foreach (JsonProperty member in body.EnumerateObject())
        {
            if (!member.NameEquals("raw"))
                throw Wrong(Named(member), "there is another member beside raw", "raw alone, or the members of a transfer");
        }
        int size = identity.TransactionSize + identity.SignatureSize;
        string expected = $"{size} bytes in Base64: {identity.TransactionSize} of the transaction, {identity.SignatureSize} of its signature";
        byte[] transaction = Base64Of(raw, size) ?? throw Wrong("raw", "the bytes of the transaction are not as expected", expected);
        Transfer transfer = Transfer.Read(transaction);
        if (transfer.From < 0 || transfer.From >= identity.Accounts || transfer.To < 0 || transfer.To >= identity.Accounts)
            throw Wrong("raw", "an account is out of range", $"accounts from 0 to {identity.Accounts - 1}");
        if (transfer.Amount < 0)
            throw Wrong("raw", "the amount is negative", "an amount of 0 or more");
        return transaction;
    }

    private static byte[] OfMembers(JsonElement body, NodeIdentity identity)
    {
        CheckMembers(body);
        ulong accountMax = (ulong)(identity.Accounts - 1);
        long from = (long)Number(body, "fromAddress", accountMax);
        long to = (long)Number(body, "toAddress", accountMax);
        long amount = (long)Number(body, "amount", long.MaxValue);
        bool isSigned = identity.SignatureSize > 0;
        ulong nonce = isSigned || body.TryGetProperty("nonce", out _) ? Number(body, "nonce", ulong.MaxValue) : BitConverter.ToUInt64(RandomNumberGenerator.GetBytes(sizeof(ulong)));

        byte[] transaction = new byte[identity.TransactionSize + identity.SignatureSize];
        new Transfer(from, to, amount, nonce).Write(transaction);
        Signature(body, identity).CopyTo(transaction, identity.TransactionSize);
        return transaction;
    }

    private static void CheckMembers(JsonElement body)
    {
        foreach (JsonProperty member in body.EnumerateObject())
        {
            bool isEmptyData = member.NameEquals("data") && member.Value.GetRawText() is "null" or "\"\"";
            if (!isEmptyData && !TransferMembers.Contains(member.Name, StringComparer.Ordinal) && !WithoutEffect.Contains(member.Name, StringComparer.Ordinal))
                throw Wrong(Named(member), "a transfer has no such member", $"one of: {string.Join(", ", TransferMembers)}; or raw alone");
        }
        if (body.TryGetProperty("transactionType", out JsonElement type) && !(type.ValueKind == JsonValueKind.String && type.ValueEquals(TransferType)))
            throw Wrong("transactionType", "this type of transaction is not supported", $"{TransferType}, or no such member");
    }

    private static ulong Number(JsonElement body, string field, ulong max)
    {
        string expected = $"a whole number from 0 to {max}, as text or as a number";
        if (!body.TryGetProperty(field, out JsonElement value))
            throw Wrong(field, "it is missing", expected);
        string? digits = value.ValueKind switch
        {
            JsonValueKind.String => value.GetString(),
            JsonValueKind.Number => value.GetRawText(),
            _ => throw Wrong(field, $"it is {Kind(value)}", expected),
        };
        return ulong.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out ulong number) && number <= max
            ? number
            : throw Wrong(field, "it is not such a number", expected);
    }

    private static byte[] Signature(JsonElement body, NodeIdentity identity)
    {
        bool isThere = body.TryGetProperty("signature", out JsonElement signature) && signature.ValueKind != JsonValueKind.Null;
        int size = identity.SignatureSize;
        if (size == 0)
            return !isThere ? [] : throw Wrong("signature", "this network signs nothing", "no such member");
        string expected = $"{size} bytes in Base64 or hexadecimal, the {identity.Scheme} signature of the {identity.TransactionSize} bytes before it";
        if (!isThere)
            throw Wrong("signature", "it is missing", expected);
        return HexOf(signature, size) ?? Base64Of(signature, size) ?? throw Wrong("signature", "its bytes are not as expected", expected);
    }

    private static byte[]? HexOf(JsonElement value, int size)
    {
        byte[] bytes = new byte[size];
        return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Length == 2 * size
            && Convert.FromHexString(text, bytes, out _, out _) == OperationStatus.Done ? bytes : null;
    }

    private static byte[]? Base64Of(JsonElement value, int size)
    {
        byte[] bytes = new byte[size];
        return value.ValueKind == JsonValueKind.String && value.GetString() is { } text && text.Length == Base64.GetMaxEncodedToUtf8Length(size)
            && Convert.TryFromBase64String(text, bytes, out int written) && written == size ? bytes : null;
    }

    private static string Named(JsonProperty member) => member.Name.Length <= 64 ? member.Name : member.Name[..64];

    private static string Kind(JsonElement value) => value.ValueKind switch
    {
        JsonValueKind.Object => "an object",
        JsonValueKind.Array => "a list",
        JsonValueKind.String => "text",
        JsonValueKind.Number => "a number",
        JsonValueKind.Null => "null",
        _ => "true or false",
    };

    private static RequestRefusedException Wrong(string? field, string error, string expected) =>
        new(new Refusal(StatusCodes.Status400BadRequest, field is null ? error : $"{field}: {error}", expected, field));
}
