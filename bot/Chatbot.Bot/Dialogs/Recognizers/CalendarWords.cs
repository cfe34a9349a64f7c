using System.Collections.Frozen;

namespace Chatbot.Bot.Dialogs.Recognizers;

/// <summary>Names of days and months in English, German and French, normalized.</summary>
internal static class CalendarWords
{
    public static readonly FrozenDictionary<string, int> Days = Numbered(
        0,
        "today|heute|aujourd hui|aujourdhui",
        "tomorrow|morgen|demain",
        "day after tomorrow|übermorgen|uebermorgen|après demain"
    );

    public static readonly FrozenDictionary<string, int> Weekdays = Numbered(
        0,
        "sunday|sun|sonntag|dimanche",
        "monday|mon|montag|lundi",
        "tuesday|tue|tues|dienstag|mardi",
        "wednesday|wed|mittwoch|mercredi",
        "thursday|thu|thur|thurs|donnerstag|jeudi",
        "friday|fri|freitag|vendredi",
        "saturday|sat|samstag|sonnabend|samedi"
    );

    public static readonly FrozenDictionary<string, int> Months = Numbered(
        1,
        "january|jan|januar|jänner|janvier|janv",
        "february|feb|februar|février|févr",
        "march|mar|märz|maerz|mrz|mars",
        "april|apr|avril|avr",
        "may|mai",
        "june|jun|juni|juin",
        "july|jul|juli|juillet|juil",
        "august|aug|août|aout",
        "september|sep|sept|septembre",
        "october|oct|oktober|okt|octobre",
        "november|nov|novembre",
        "december|dec|dezember|dez|décembre|déc"
    );

    /// <summary>Hours of words for a time.</summary>
    public static readonly FrozenDictionary<string, int> Hours = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["noon"] = 12,
        ["mittag"] = 12,
        ["mittags"] = 12,
        ["midi"] = 12,
        ["midnight"] = 0,
        ["mitternacht"] = 0,
        ["minuit"] = 0,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static FrozenDictionary<string, int> Numbered(int first, params string[] names) =>
        names
            .SelectMany((alternatives, index) => alternatives.Split('|').Select(name => (name, index: index + first)))
            .ToFrozenDictionary(pair => pair.name, pair => pair.index, StringComparer.Ordinal);
}
