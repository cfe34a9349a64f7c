using System.Globalization;
using Chatbot.Bot.Dialogs.Recognizers;
using CsCheck;

namespace Chatbot.Bot.Tests.Dialogs.Recognizers;

public sealed class DateTimeRecognizerTests
{
    /// <summary>A Wednesday.</summary>
    private static readonly DateTimeOffset Now = new(2026, 3, 18, 10, 0, 0, TimeSpan.FromHours(1));

    [Theory]
    [InlineData("today", "en", "2026-03-18", null)]
    [InlineData("tomorrow", "en", "2026-03-19", null)]
    [InlineData("the day after tomorrow", "en", "2026-03-20", null)]
    [InlineData("next Monday", "en", "2026-03-23", null)]
    [InlineData("Wednesday", "en", "2026-03-25", null)]
    [InlineData("in 3 days", "en", "2026-03-21", null)]
    [InlineData("in two weeks", "en", null, null)]
    [InlineData("in 2 weeks", "en", "2026-04-01", null)]
    [InlineData("24 March", "en", "2026-03-24", null)]
    [InlineData("March 24th, 2027", "en", "2027-03-24", null)]
    [InlineData("1 March", "en", "2027-03-01", null)]
    [InlineData("3/4/2026", "en-US", "2026-03-04", null)]
    [InlineData("3/4/2026", "en-GB", "2026-04-03", null)]
    [InlineData("2026-05-01", "en", "2026-05-01", null)]
    [InlineData("tomorrow at 9", "en", "2026-03-19", "09:00")]
    [InlineData("tomorrow at 2:30 pm", "en", "2026-03-19", "14:30")]
    [InlineData("Friday noon", "en", "2026-03-20", "12:00")]
    [InlineData("12 am", "en", null, "00:00")]
    [InlineData("morgen", "de", "2026-03-19", null)]
    [InlineData("übermorgen um 14 Uhr", "de", "2026-03-20", "14:00")]
    [InlineData("heute Morgen", "de", "2026-03-18", null)]
    [InlineData("nächsten Montag", "de", "2026-03-23", null)]
    [InlineData("am 24.3.", "de", "2026-03-24", null)]
    [InlineData("24.12.2026 um 14.30 Uhr", "de", "2026-12-24", "14:30")]
    [InlineData("24. Dezember", "de", "2026-12-24", null)]
    [InlineData("in einer Woche", "de", "2026-03-25", null)]
    [InlineData("demain à 14h30", "fr", "2026-03-19", "14:30")]
    [InlineData("après-demain", "fr", "2026-03-20", null)]
    [InlineData("lundi prochain", "fr", "2026-03-23", null)]
    [InlineData("le 1er mai", "fr", "2026-05-01", null)]
    [InlineData("dans 3 jours", "fr", "2026-03-21", null)]
    [InlineData("31/12/2026", "fr", "2026-12-31", null)]
    [InlineData("14:30", "en", null, "14:30")]
    [InlineData("25:00", "en", null, null)]
    [InlineData("30 February", "en", null, null)]
    [InlineData("soon", "en", null, null)]
    [InlineData("", "en", null, null)]
    public void Text_IsReadFromToday(string text, string locale, string? date, string? time)
    {
        var read = DateTimeRecognizer.Read(text, locale, Now);

        Assert.Equal(date, read?.Date?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture));
        Assert.Equal(time, read?.Time?.ToString("HH:mm", CultureInfo.InvariantCulture));
    }

    [Fact]
    public void EveryDay_WrittenAsIso_IsReadBack() =>
        Gen.Int[0, 109_000]
            .Sample(days =>
            {
                var date = new DateOnly(1900, 1, 1).AddDays(days);
                Assert.Equal(
                    date,
                    DateTimeRecognizer.Read(date.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture), "en", Now)!.Date
                );
            });

    [Fact]
    public void AnyText_IsReadWithoutAnException() =>
        AnyText.Gen.Sample(text =>
        {
            foreach (var locale in new[] { null, "en", "de", "fr" })
            {
                DateTimeRecognizer.Read(text, locale, Now);
                DateTimeRecognizer.Read(text, locale, DateTimeOffset.MaxValue.AddDays(-1));
            }
        });
}
