namespace Chatbot.Bot.Dialogs.Prompts.Forms;

/// <summary>What was filled in.</summary>
/// <param name="Values">By input id; what was left empty is missing. Choices of several are separated by commas, days are <c>yyyy-MM-dd</c>.</param>
internal sealed record FormValues(IReadOnlyDictionary<string, string> Values)
{
    public string? this[string id] => Values.GetValueOrDefault(id);
}
