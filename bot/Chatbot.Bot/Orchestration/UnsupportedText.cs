namespace Chatbot.Bot.Orchestration;

/// <summary>What happens to a sentence of a model that cites no source.</summary>
internal enum UnsupportedText
{
    Keep,
    Mark,
}
