using System.Globalization;
using Chatbot.Bot.Dialogs.Recognizers;
using CsCheck;

namespace Chatbot.Bot.Tests.Dialogs.Recognizers;

public sealed class NumberRecognizerTests
{
    [Theory]
    [InlineData("5", "en", "5")]
    [InlineData("I have 12 laptops.", "en", "12")]
    [InlineData("1,234.5", "en-US", "1234.5")]
    [InlineData("1.234,5", "de-DE", "1234.5")]
    [InlineData("1 234,5", "fr-FR", "1234.5")]
    [InlineData("1.5", "en", "1.5")]
    [InlineData("1,5", "en", "1.5")]
    [InlineData("1.5", "de", "1.5")]
    [InlineData("1.500", "de", "1500")]
    [InlineData("1,500", "en", "1500")]
    [InlineData("-3", "en", "-3")]
    [InlineData("drei", "de", "3")]
    [InlineData("just one", "en", "1")]
    [InlineData("une seule", "fr", "1")]
    [InlineData("between 2 and 3", "en", null)]
    [InlineData("many", "en", null)]
    [InlineData("1,2,3", "en", null)]
    [InlineData("abc123", "en", null)]
    [InlineData("", "en", null)]
    [InlineData(null, null, null)]
    public void Number_IsReadAsTheLanguageWritesIt(string? text, string? locale, string? expected) =>
        Assert.Equal(
            expected is null ? null : decimal.Parse(expected, CultureInfo.InvariantCulture),
            NumberRecognizer.Read(text, locale)
        );

    [Fact]
    public void EveryInteger_IsReadBack() =>
        Gen.Int.Sample(number =>
            Assert.Equal(number, NumberRecognizer.Read(number.ToString(CultureInfo.InvariantCulture), "en"))
        );

    [Fact]
    public void AnyText_IsReadWithoutAnException() =>
        AnyText.Gen.Sample(text =>
        {
            foreach (var locale in new[] { null, "en", "de", "fr" })
            {
                NumberRecognizer.Read(text, locale);
            }
        });
}
