namespace Chatbot.Bot.Tools.BuiltIn.Dates;

/// <summary>Which days are worked. Pure.</summary>
internal sealed class WorkingCalendar
{
    private readonly HashSet<DayOfWeek> _weekend;
    private readonly HashSet<DateOnly> _holidays;

    public WorkingCalendar(DatesOptions options)
    {
        _weekend = options.Weekend.Count > 0 ? [.. options.Weekend] : [DayOfWeek.Saturday, DayOfWeek.Sunday];
        _holidays = [.. options.Holidays];
    }

    public bool IsWorkingDay(DateOnly date) => !_weekend.Contains(date.DayOfWeek) && !_holidays.Contains(date);

    /// <summary>The working day so many working days after a date, or before it; 0 = the date itself.</summary>
    public DateOnly Add(DateOnly date, int workingDays)
    {
        var step = Math.Sign(workingDays);
        for (var left = Math.Abs(workingDays); left > 0; )
        {
            date = date.AddDays(step);
            left -= IsWorkingDay(date) ? 1 : 0;
        }

        return date;
    }

    /// <summary>Working days after the first date up to and with the second; negative when the second comes first.</summary>
    public int CountBetween(DateOnly from, DateOnly to)
    {
        if (to < from)
        {
            return -CountBetween(to, from);
        }

        var count = 0;
        for (var date = from.AddDays(1); date <= to; date = date.AddDays(1))
        {
            count += IsWorkingDay(date) ? 1 : 0;
        }

        return count;
    }
}
