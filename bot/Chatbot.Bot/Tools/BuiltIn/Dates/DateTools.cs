using System.ComponentModel;
using System.Globalization;
using Chatbot.Bot.Tools.Catalog;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.BuiltIn.Dates;

/// <summary><c>today</c>, <c>add_days</c>, <c>count_days</c>: dates and working days by the company's calendar.</summary>
internal sealed class DateTools : IToolSource
{
    private const int MostDays = 40_000;

    private static readonly ToolRules Rules = new()
    {
        Access = ToolAccess.Everyone,
        ActsFor = ToolIdentity.Nobody,
        Risk = ToolRisk.Read,
        Approval = ApprovalRule.Never,
        Limits = new(TimeSpan.FromSeconds(2), MaxResultCharacters: 500, CallsPerMinute: 120),
    };

    private readonly WorkingCalendar _calendar;
    private readonly TimeZoneInfo _zone;
    private readonly TimeProvider _time;
    private readonly IReadOnlyList<Tool> _tools;

    public DateTools(IOptions<DatesOptions> options, TimeProvider time)
    {
        _calendar = new(options.Value);
        _zone = TimeZoneInfo.FindSystemTimeZoneById(options.Value.TimeZone);
        _time = time;
        _tools =
        [
            new(ToolFunction.Create("today", Today), Rules),
            new(ToolFunction.Create("add_days", AddDays), Rules),
            new(ToolFunction.Create("count_days", CountDays), Rules),
        ];
    }

    public ValueTask<IReadOnlyList<Tool>> ListAsync(CancellationToken cancellationToken) => new(_tools);

    [Description("Tells today's date, the weekday, the time and whether today is a working day.")]
    private ToolResult Today()
    {
        var now = TimeZoneInfo.ConvertTime(_time.GetUtcNow(), _zone);
        return new($"{Describe(DateOnly.FromDateTime(now.DateTime))}, {now:HH:mm} ({_zone.Id})");
    }

    [Description("Tells the date that is a number of days after a date, or before it when the number is negative.")]
    private ToolResult AddDays(
        [Description("The date as yyyy-MM-dd")] string date,
        [Description("The number of days")] int days,
        [Description("Whether all days count, or working days only")] DayKind kind = DayKind.Calendar
    )
    {
        if (!TryRead(date, out var start))
        {
            return NotADate(date);
        }

        if (Math.Abs((long)days) > MostDays)
        {
            return ToolResult.Failed($"At most {MostDays} days can be added.");
        }

        try
        {
            return new(Describe(kind == DayKind.Working ? _calendar.Add(start, days) : start.AddDays(days)));
        }
        catch (ArgumentOutOfRangeException)
        {
            return ToolResult.Failed("The result is not a date of the calendar.");
        }
    }

    [Description("Counts the days after the first date up to and including the second; negative when the second comes first.")]
    private ToolResult CountDays(
        [Description("The first date as yyyy-MM-dd")] string from,
        [Description("The second date as yyyy-MM-dd")] string to
    )
    {
        if (!TryRead(from, out var first))
        {
            return NotADate(from);
        }

        if (!TryRead(to, out var second))
        {
            return NotADate(to);
        }

        var days = second.DayNumber - first.DayNumber;
        return Math.Abs(days) > MostDays
            ? ToolResult.Failed($"The dates are more than {MostDays} days apart.")
            : new(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{days} days, of which {_calendar.CountBetween(first, second)} are working days"
                )
            );
    }

    private string Describe(DateOnly date) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{date:yyyy-MM-dd}, {date.DayOfWeek}, {(_calendar.IsWorkingDay(date) ? "a working day" : "not a working day")}"
        );

    private static bool TryRead(string text, out DateOnly date) =>
        DateOnly.TryParseExact(text.Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);

    private static ToolResult NotADate(string text) => ToolResult.Failed($"'{text}' is not a date of the form yyyy-MM-dd.");
}
