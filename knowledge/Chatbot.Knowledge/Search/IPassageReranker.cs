namespace Chatbot.Knowledge.Search;

/// <summary>Reads a question together with each text and says how well the text answers it. Thread-safe.</summary>
public interface IPassageReranker
{
    /// <summary>The name in settings and explanations.</summary>
    RerankerKind Kind { get; }

    /// <summary>One score a text, higher is better, comparable within the call only; null when it cannot say.</summary>
    Task<IReadOnlyList<double>?> ScoreAsync(
        string question,
        IReadOnlyList<string> texts,
        CancellationToken cancellationToken = default
    );
}
