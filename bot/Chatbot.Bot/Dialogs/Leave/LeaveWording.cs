using System.Globalization;
using Chatbot.Bot.Dialogs.Prompts;

namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>Leave as people read it.</summary>
internal static class LeaveWording
{
    public static IReadOnlyList<PromptChoice> Kinds(string? locale) =>
        [
            new("annual", LeaveTexts.Annual.In(locale), ["annual", "holiday", "vacation", "urlaub", "congé payé"]),
            new("special", LeaveTexts.Special.In(locale), ["special"]),
            new("unpaid", LeaveTexts.Unpaid.In(locale), ["unpaid", "unbezahlt", "sans solde"]),
        ];

    public static string KindOf(LeaveState leave, string? locale) =>
        Kinds(locale).FirstOrDefault(kind => kind.Value == leave.Kind)?.Title ?? leave.Kind ?? "";

    /// <summary>A day in a form that is the same in every language.</summary>
    public static string Day(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";
}
