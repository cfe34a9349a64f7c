namespace Chatbot.Bot.People;

/// <summary>Who belongs to which group, as far as the settings say it; section <c>Directory</c>.</summary>
internal sealed class DirectoryOptions
{
    public const string SectionName = "Directory";

    /// <summary>
    /// Members by group. A member is the id of a user on their channel, or the object id in Entra ID; written as
    /// <c>tenant/id</c> it counts in that tenant only.
    /// </summary>
    public Dictionary<string, List<string>> Groups { get; set; } = new(StringComparer.Ordinal);
}
