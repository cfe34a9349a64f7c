using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Evaluation.Runs;

/// <summary>Judges what cannot be counted. A verdict is null when the judge came to none. Thread-safe.</summary>
public interface IAnswerJudge
{
    /// <summary>Name and version; another one makes earlier verdicts void.</summary>
    string Version { get; }

    /// <summary>How much a passage is about a question, 0..1.</summary>
    Task<double?> RateContextAsync(string question, string passage, CancellationToken cancellationToken);

    /// <summary>How much an answer is about a question, 0..1.</summary>
    Task<double?> RateAnswerAsync(string question, string answer, CancellationToken cancellationToken);

    /// <summary>Whether passages say a sentence.</summary>
    Task<AnswerSentence?> CheckAsync(string sentence, IReadOnlyList<Passage> passages, CancellationToken cancellationToken);
}
