using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.BuiltIn.Dates;
using Chatbot.Bot.Tools.Catalog;
using CsCheck;
using Microsoft.Extensions.Options;
using Microsoft.Extensions.Time.Testing;

namespace Chatbot.Bot.Tests.Tools.BuiltIn;

public sealed class DateToolsTests : ToolConformanceTests
{
    private static readonly DatesOptions Settings = new()
    {
        TimeZone = "Europe/Berlin",
        Holidays = { new(2026, 12, 25), new(2027, 1, 1) },
    };

    private protected override IToolSource Source { get; } =
        new DateTools(Options.Create(Settings), new FakeTimeProvider(new(2026, 12, 24, 23, 30, 0, TimeSpan.Zero)));

    protected override IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["today"] = "{}",
            ["add_days"] = """{"date":"2026-12-23","days":3,"kind":"working"}""",
            ["count_days"] = """{"from":"2026-12-23","to":"2027-01-04"}""",
        };

    [Fact]
    public async Task Today_IsThatOfTheZone() =>
        Assert.Equal("2026-12-25, Friday, not a working day, 00:30 (Europe/Berlin)", (await RunAsync("today", new { })).Text);

    [Theory]
    [InlineData("2026-12-23", 1, "2026-12-24, Thursday, a working day")]
    [InlineData("2026-12-23", 2, "2026-12-28, Monday, a working day")]
    [InlineData("2026-12-28", -1, "2026-12-24, Thursday, a working day")]
    public async Task AddDays_Working_LeavesOutWeekendsAndHolidays(string date, int days, string expected) =>
        Assert.Equal(
            expected,
            (
                await RunAsync(
                    "add_days",
                    new
                    {
                        date,
                        days,
                        kind = "working",
                    }
                )
            ).Text
        );

    [Fact]
    public async Task CountDays_CountsBoth() =>
        Assert.Equal(
            "12 days, of which 6 are working days",
            (await RunAsync("count_days", new { from = "2026-12-23", to = "2027-01-04" })).Text
        );

    [Theory]
    [InlineData("2026-02-30")]
    [InlineData("tomorrow")]
    public async Task Date_Wrong_SaysTheForm(string date) =>
        Assert.Contains("yyyy-MM-dd", (await RunAsync("add_days", new { date, days = 1 })).Text, StringComparison.Ordinal);

    [Fact]
    public void WorkingDays_AddedAndCounted_Agree() =>
        Gen.Select(Gen.Int[0, 3000], Gen.Int[-300, 300])
            .Sample(
                (start, days) =>
                {
                    var calendar = new WorkingCalendar(Settings);
                    var from = new DateOnly(2025, 1, 1).AddDays(start);
                    var to = calendar.Add(from, days);
                    Assert.True(days == 0 || calendar.IsWorkingDay(to));
                    Assert.Equal(Math.Max(days, 0), Math.Max(calendar.CountBetween(from, to), 0));
                }
            );
}
