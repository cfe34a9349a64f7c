namespace Chatbot.Bot.Orchestration.History;

/// <summary>Counts tokens as language models do.</summary>
internal interface ITokenCounter
{
    int Count(string text);
}
