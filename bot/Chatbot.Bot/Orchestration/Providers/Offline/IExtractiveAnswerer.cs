using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Orchestration.Providers.Offline;

/// <summary>Answers a question by quoting passages.</summary>
internal interface IExtractiveAnswerer
{
    Task<ExtractiveAnswer> AnswerAsync(string question, IReadOnlyList<Passage> passages, CancellationToken cancellationToken);
}
