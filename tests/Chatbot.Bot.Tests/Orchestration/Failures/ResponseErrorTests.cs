using System.Net;
using System.Text.Json;
using Chatbot.Bot.Orchestration.Failures;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Failures;

public sealed class ResponseErrorTests
{
    private static readonly Gen<string> Text = Gen.String[Gen.Char["{}[]\",:abcAB_- .\n0123é"], 0, 60];

    [Fact]
    public void AnyText_IsRead_AndCodesAreWords() =>
        Text.Sample(body => Assert.All(ResponseError.Read(body).Codes, AssertIsWord), iter: 20_000);

    [Fact]
    public void AnyObject_IsRead_AndItsSentenceIsNoCode() =>
        Gen.Select(Text, Text, Gen.Int[0, 5])
            .Sample(
                (code, message, depth) =>
                {
                    var json =
                        $$$"""{"error":{"code":{{{JsonSerializer.Serialize(code)}}},"message":{{{JsonSerializer.Serialize(message)}}}}}""";
                    for (var level = 0; level < depth; level++)
                    {
                        json = level % 2 == 0 ? $"[{json}]" : $$"""{"error":{{json}}}""";
                    }

                    var error = ResponseError.Read(json);

                    Assert.All(error.Codes, AssertIsWord);
                    Assert.All(error.Codes, word => Assert.Equal(code, word));
                },
                iter: 5000
            );

    [Fact]
    public void AnyStatusAndBody_IsOneKind_AndLeaksNothingOfItsSentence() =>
        Gen.Select(Gen.Int[0, 999], Text)
            .Sample(
                (status, message) =>
                {
                    var body =
                        $$$"""{"error":{"message":{{{JsonSerializer.Serialize("secret " + message)}}},"type":"some_error"}}""";

                    var refused = ResponseFailures.Of(status, body, retryAfter: null);

                    Assert.True(Enum.IsDefined(refused.Failure));
                    Assert.DoesNotContain("secret", refused.Message + refused.Detail, StringComparison.Ordinal);
                },
                iter: 5000
            );

    [Fact]
    public void AnyHeader_IsATimeFromNowOnOrNothing() =>
        Gen.Select(Gen.OneOf(Gen.Const("Retry-After"), Gen.Const("retry-after-ms")), Text)
            .Sample(
                (name, value) =>
                {
                    using var response = new HttpResponseMessage(HttpStatusCode.TooManyRequests);
                    response.Headers.TryAddWithoutValidation(name, value.Replace('\n', ' '));

                    var wait = RetryAfterHeader.Read(response.Headers, DateTimeOffset.UnixEpoch);

                    Assert.True(wait is null || wait >= TimeSpan.Zero);
                },
                iter: 5000
            );

    private static void AssertIsWord(string code)
    {
        Assert.InRange(code.Length, 1, 64);
        Assert.DoesNotContain(code, sign => !char.IsAsciiLetterOrDigit(sign) && sign is not ('_' or '-' or '.'));
    }
}
