using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge;

/// <summary>Answers from passages. Thread-safe.</summary>
internal interface IAnswerer
{
    /// <summary>Streams the answer; the last update is final.</summary>
    IAsyncEnumerable<AnswerUpdate> AskAsync(SearchQuery query, CancellationToken cancellationToken);
}
