namespace Chatbot.Bot.Tools;

/// <summary>Which tools there are and who may call them; section <c>Tools</c>.</summary>
internal sealed class ToolsOptions
{
    public const string SectionName = "Tools";

    /// <summary>Names of tools that are not offered; <c>*</c> = all.</summary>
    public IList<string> Disabled { get; } = [];

    /// <summary>Role → ids of users and groups that have it.</summary>
    public IDictionary<string, IList<string>> Roles { get; } = new Dictionary<string, IList<string>>(StringComparer.Ordinal);

    /// <summary>Tier → ids of users and groups that have it.</summary>
    public IDictionary<string, IList<string>> Tiers { get; } = new Dictionary<string, IList<string>>(StringComparer.Ordinal);

    /// <summary>Tool, or name in a workflow → who decides instead of the person who asks, as <c>channel/tenant/user</c>. The first of the tenant is asked who is not that person.</summary>
    public IDictionary<string, IList<string>> Approvers { get; } = new Dictionary<string, IList<string>>(StringComparer.Ordinal);

    /// <summary>How long a person may think about an approval; then nothing is done.</summary>
    public TimeSpan ApprovalLifetime { get; set; } = TimeSpan.FromMinutes(30);
}
