using System.Globalization;
using static Chatbot.Bot.Cards.Templating.Functions.FunctionBuilder;

namespace Chatbot.Bot.Cards.Templating.Functions;

/// <summary>
/// Points in time, in UTC. All but <c>formatDateTime</c> take them as <c>yyyy-MM-ddTHH:mm:ss.fffZ</c> only. Names of days and
/// months are English.
/// </summary>
internal static class DateFunctions
{
    private const string Iso = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'";
    private static readonly ValueTypes[] Textual = [ValueTypes.Text];
    private static readonly ValueTypes[] Numeric = [ValueTypes.Number, ValueTypes.Text];
    private static readonly ValueTypes[] TextAndNumber = [ValueTypes.Text, ValueTypes.Number, ValueTypes.Text];

    public static ExpressionFunction[] All { get; } =
    [
        Define(
            "formatDateTime",
            ValueTypes.Text,
            1,
            3,
            Textual,
            operands => Format(ParseAny(StrictText(operands[0])), operands, 1)
        ),
        Define("formatEpoch", ValueTypes.Text, 1, 3, Numeric, operands => Format(FromSeconds(Number(operands[0])), operands, 1)),
        Define(
            "utcNow",
            ValueTypes.Text,
            0,
            2,
            Textual,
            (operands, evaluator) => Format(evaluator.Time.GetUtcNow(), operands, 0)
        ),
        Part("year", time => time.Year),
        Part("month", time => time.Month),
        Part("dayOfMonth", time => time.Day),
        Part("dayOfWeek", time => (int)time.DayOfWeek),
        Part("dayOfYear", time => time.DayOfYear),
        Define(
            "date",
            ValueTypes.Text,
            1,
            1,
            Textual,
            operands => Parse(operands[0]).ToString("M/dd/yyyy", CultureInfo.InvariantCulture)
        ),
        Define("getTimeOfDay", ValueTypes.Text, 1, 1, Textual, operands => TimeOfDay(Parse(operands[0]))),
        Define(
            "isDateTime",
            ValueTypes.Boolean,
            1,
            1,
            [ValueTypes.Any],
            operands => operands[0] is string text && TryParse(text, out _)
        ),
        Define(
            "dateTimeDiff",
            ValueTypes.Number,
            2,
            2,
            Textual,
            operands => (Parse(operands[0]) - Parse(operands[1])).TotalMilliseconds * TimeSpan.TicksPerMillisecond
        ),
        Add("addDays", (time, number) => time.AddDays(number)),
        Add("addHours", (time, number) => time.AddHours(number)),
        Add("addMinutes", (time, number) => time.AddMinutes(number)),
        Add("addSeconds", (time, number) => time.AddSeconds(number)),
        Define("addToTime", ValueTypes.Text, 3, 5, TextAndNumber, operands => Format(AddUnit(operands, 1), operands, 3)),
        Define("subtractFromTime", ValueTypes.Text, 3, 5, TextAndNumber, operands => Format(AddUnit(operands, -1), operands, 3)),
        Define("startOfDay", ValueTypes.Text, 1, 3, Textual, operands => Format(Parse(operands[0]).Date, operands, 1)),
        Define(
            "startOfHour",
            ValueTypes.Text,
            1,
            3,
            Textual,
            operands => Format(Parse(operands[0]) is var time ? time.Date.AddHours(time.Hour) : default, operands, 1)
        ),
        Define(
            "startOfMonth",
            ValueTypes.Text,
            1,
            3,
            Textual,
            operands =>
                Format(
                    Parse(operands[0]) is var time ? new DateTime(time.Year, time.Month, 1, 0, 0, 0, DateTimeKind.Utc) : default,
                    operands,
                    1
                )
        ),
    ];

    private static ExpressionFunction Part(string name, Func<DateTime, int> part) =>
        Define(name, ValueTypes.Number, 1, 1, Textual, operands => (double)part(Parse(operands[0])));

    private static ExpressionFunction Add(string name, Func<DateTime, double, DateTime> add) =>
        Define(
            name,
            ValueTypes.Text,
            2,
            4,
            TextAndNumber,
            operands => Format(Shift(Parse(operands[0]), Number(operands[1]), add), operands, 2)
        );

    /// <summary>Formats by the operand at a place, if there is one.</summary>
    private static string Format(DateTimeOffset time, object?[] operands, int formatAt)
    {
        var format = operands.Length > formatAt && operands[formatAt] is string text ? text : "";
        return DateFormat.Format(time.UtcDateTime, format);
    }

    private static string Format(DateTime time, object?[] operands, int formatAt) =>
        Format(new DateTimeOffset(DateTime.SpecifyKind(time, DateTimeKind.Utc)), operands, formatAt);

    private static DateTime Parse(object? value) =>
        TryParse(StrictText(value), out var time)
            ? time
            : throw new ExpressionException($"'{value}' is no time such as 2017-02-14T06:08:39.000Z");

    private static bool TryParse(string text, out DateTime time) =>
        DateTime.TryParseExact(
            text,
            Iso,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out time
        );

    private static DateTimeOffset ParseAny(string text) =>
        DateTimeOffset.TryParse(
            text,
            CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal,
            out var time
        )
            ? time
            : throw new ExpressionException($"'{text}' is no time");

    private static DateTimeOffset FromSeconds(double seconds) =>
        new(Shift(DateTime.UnixEpoch, Math.Truncate(seconds * 1000), (time, milliseconds) => time.AddMilliseconds(milliseconds)));

    private static DateTime AddUnit(object?[] operands, int sign)
    {
        var number = sign * Integer(operands[1]);
        Func<DateTime, double, DateTime> add = StrictText(operands[2]) switch
        {
            "Second" => (time, count) => time.AddSeconds(count),
            "Minute" => (time, count) => time.AddMinutes(count),
            "Hour" => (time, count) => time.AddHours(count),
            "Day" => (time, count) => time.AddDays(count),
            "Week" => (time, count) => time.AddDays(7 * count),
            "Month" => (time, count) => time.AddMonths(checked((int)count)),
            "Year" => (time, count) => time.AddYears(checked((int)count)),
            var unit => throw new ExpressionException($"'{unit}' is no unit; use Second, Minute, Hour, Day, Week, Month or Year"),
        };
        return Shift(Parse(operands[0]), number, add);
    }

    private static DateTime Shift(DateTime time, double number, Func<DateTime, double, DateTime> add)
    {
        try
        {
            return add(time, number);
        }
        catch (Exception exception) when (exception is ArgumentOutOfRangeException or OverflowException)
        {
            throw new ExpressionException("the time lies outside of the years 1 to 9999");
        }
    }

    private static string TimeOfDay(DateTime time) =>
        (time.Hour * 100 + time.Minute) switch
        {
            0 => "midnight",
            < 1200 => "morning",
            1200 => "noon",
            < 1800 => "afternoon",
            <= 2200 => "evening",
            _ => "night",
        };
}
