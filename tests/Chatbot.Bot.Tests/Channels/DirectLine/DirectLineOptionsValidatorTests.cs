using Chatbot.Bot.Channels.DirectLine;
using Chatbot.Bot.Channels.DirectLine.Page;

namespace Chatbot.Bot.Tests.Channels.DirectLine;

public sealed class DirectLineOptionsValidatorTests
{
    [Fact]
    public void Defaults_AreValid()
    {
        Assert.True(Validate(new()).Succeeded);
        Assert.True(new WebChatOptionsValidator().Validate(name: null, new()).Succeeded);
    }

    [Theory]
    [InlineData("short", "DirectLine:Secret")]
    [InlineData("long-enough-for-a-secret,short", "DirectLine:Secret")]
    public void Secret_TooShort_IsNamed(string secret, string expected) =>
        Assert.Contains(expected, Validate(new() { Secret = secret }).FailureMessage, StringComparison.Ordinal);

    [Theory]
    [InlineData("intranet.contoso.com")]
    [InlineData("https://intranet.contoso.com/")]
    [InlineData("https://intranet.contoso.com/path")]
    [InlineData("ftp://intranet.contoso.com")]
    [InlineData("null")]
    public void Origin_ThatIsNone_IsNamedWithTheCure(string origin)
    {
        var options = new DirectLineOptions();
        options.AllowedOrigins.Add(origin);

        var failure = Validate(options).FailureMessage;

        Assert.Contains($"'{origin}'", failure, StringComparison.Ordinal);
        Assert.Contains("https://intranet.contoso.com", failure, StringComparison.Ordinal);
    }

    [Fact]
    public void EveryFault_IsReportedAtOnce()
    {
        var options = new DirectLineOptions
        {
            Secret = "short",
            MaxFileBytes = 2,
            MaxUploadBytes = 1,
        };
        options.AllowedOrigins.Add("x");
        options.AllowedExtensions.Add("exe");

        Assert.Equal(4, Validate(options).Failures!.Count());
    }

    [Fact]
    public void Secret_IsNotPrinted() =>
        Assert.DoesNotContain(
            "very",
            new DirectLineOptions { Secret = "very-secret-very-secret" }.ToString(),
            StringComparison.Ordinal
        );

    [Fact]
    public void Prompts_TooMany_AreNamed()
    {
        var options = new WebChatOptions();
        foreach (var prompt in Enumerable.Range(0, 13).Select(i => $"Question {i}?"))
        {
            options.Prompts.Add(prompt);
        }

        Assert.Contains(
            "WebChat:Prompts",
            new WebChatOptionsValidator().Validate(name: null, options).FailureMessage,
            StringComparison.Ordinal
        );
    }

    private static Microsoft.Extensions.Options.ValidateOptionsResult Validate(DirectLineOptions options) =>
        new DirectLineOptionsValidator().Validate(name: null, options);
}
