using System.Text.Json;
using Chatbot.Bot.Tools.Approval;
using CsCheck;

namespace Chatbot.Bot.Tests.Tools.Approval;

public sealed class UntrustedArgumentsTests
{
    [Theory]
    [InlineData("""{"to":"ann@example.org"}""", "Write to ann@example.org", false)]
    [InlineData("""{"to":"Ann@Example.org"}""", "write to  ann@example.org please", false)]
    [InlineData("""{"to":"evil@example.org"}""", "Write to ann@example.org", true)]
    [InlineData("""{"to":"ann@example.org","cc":"evil@example.org"}""", "Write to ann@example.org", true)]
    [InlineData("""{"to":["ann@example.org","evil@example.org"]}""", "Write to ann@example.org", true)]
    [InlineData("""{"a":{"b":{"c":"evil"}}}""", "Do it", true)]
    [InlineData("""{"amount":5}""", "Pay 5 euros", false)]
    [InlineData("""{"amount":5}""", "Pay 50 euros", true)]
    [InlineData("""{"amount":50}""", "Pay 5 euros", true)]
    [InlineData("""{"force":true}""", "Delete the file", true)]
    [InlineData("""{"note":null,"to":"ann"}""", "Write to ann", false)]
    [InlineData("""{"note":""}""", "Write to ann", true)]
    [InlineData("{}", "Delete everything", true)]
    public void Arguments_AreUntrusted_UnlessThePersonWroteThem(string arguments, string text, bool expected) =>
        Assert.Equal(expected, AreIn(arguments, text));

    [Fact]
    public void Value_ThatThePersonDidNotWrite_IsAlwaysUntrusted() =>
        Gen.Select(Gen.String, Gen.Int[100, 999_999])
            .Sample(
                (text, secret) =>
                {
                    var value = $"x{secret}y";
                    if (!text.Contains(value, StringComparison.OrdinalIgnoreCase))
                    {
                        Assert.True(AreIn(JsonSerializer.Serialize(new { a = text, b = value }), text));
                    }
                }
            );

    private static bool AreIn(string arguments, string text)
    {
        using var document = JsonDocument.Parse(arguments);
        return UntrustedArguments.AreIn(document.RootElement, [text]);
    }
}
