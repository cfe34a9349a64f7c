namespace Chatbot.Bot.Tools.BuiltIn.Dates;

/// <summary>The calendar of the company; section <c>Tools:Dates</c>.</summary>
internal sealed class DatesOptions
{
    public const string SectionName = "Tools:Dates";

    /// <summary>IANA name of the zone whose date is today. Default UTC.</summary>
    public string TimeZone { get; set; } = "UTC";

    /// <summary>Days of the week that are not worked; empty = Saturday and Sunday.</summary>
    public IList<DayOfWeek> Weekend { get; } = [];

    /// <summary>Public holidays.</summary>
    public IList<DateOnly> Holidays { get; } = [];
}
