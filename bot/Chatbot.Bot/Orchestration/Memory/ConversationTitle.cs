using Chatbot.Bot.Orchestration.Questions;

namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>A short title of a conversation, from the first message that is more than small talk.</summary>
internal static class ConversationTitle
{
    private const int Longest = 60;
    private const int FewestWords = 2;

    /// <summary>Null when the message says nothing of what the conversation is about.</summary>
    public static string? Of(string text)
    {
        var line = string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)).Trim('?', '.', '!', ' ');
        if (SmallTalk.Recognize(line) is not null || ContentWords.All(line).Take(FewestWords).Count() < FewestWords)
        {
            return null;
        }

        if (line.Length <= Longest)
        {
            return line;
        }

        var space = line.LastIndexOf(' ', Longest - 1);
        var end = space > Longest / 2 ? space : Longest - 1;
        return $"{line.AsSpan(0, char.IsHighSurrogate(line[end - 1]) ? end - 1 : end)}…";
    }
}
