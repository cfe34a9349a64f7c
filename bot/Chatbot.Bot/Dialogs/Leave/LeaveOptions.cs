namespace Chatbot.Bot.Dialogs.Leave;

/// <summary>Who decides about requests for leave; section <c>Dialogs:Leave</c>.</summary>
internal sealed class LeaveOptions
{
    public const string SectionName = "Dialogs:Leave";

    /// <summary>The person who decides, as <c>channel/tenant/user</c>; empty = the dialog is not offered.</summary>
    public string Approver { get; set; } = "";

    /// <summary>How long the approver may think; then the person is told that nobody decided. Default 30 days.</summary>
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(30);

    /// <summary>Most days, weekends included, of one request.</summary>
    public int MaxDays { get; set; } = 366;

    public static bool IsIn(IConfiguration configuration) => !string.IsNullOrWhiteSpace(configuration[$"{SectionName}:Approver"]);
}
