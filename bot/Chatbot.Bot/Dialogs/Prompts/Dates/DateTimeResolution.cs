namespace Chatbot.Bot.Dialogs.Prompts.Dates;

/// <summary>A point in time as the person said it, in the person's time zone.</summary>
/// <param name="Date">The day; null when only a time was said.</param>
/// <param name="Time">The time; null when only a day was said.</param>
internal sealed record DateTimeResolution(DateOnly? Date, TimeOnly? Time);
