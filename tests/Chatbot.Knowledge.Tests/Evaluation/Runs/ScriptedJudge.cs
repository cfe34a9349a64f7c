using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Evaluation.Runs;

namespace Chatbot.Knowledge.Tests.Evaluation.Runs;

/// <summary>A judge that says what a test tells it to, and counts how often it was asked.</summary>
internal sealed class ScriptedJudge : IAnswerJudge
{
    public string Version { get; set; } = "scripted-1";

    public int Calls { get; private set; }

    public Func<string, double?> OnContext { get; set; } = _ => 1;

    public Func<string, double?> OnAnswer { get; set; } = _ => 1;

    /// <summary>Whether texts say a sentence; by default, when one of them holds it.</summary>
    public Func<string, IReadOnlyList<string>, bool?> OnCheck { get; set; } =
        (sentence, texts) => texts.Any(text => text.Contains(sentence, StringComparison.Ordinal));

    public Task<double?> RateContextAsync(string question, string passage, CancellationToken cancellationToken)
    {
        Calls++;
        return Task.FromResult(OnContext(passage));
    }

    public Task<double?> RateAnswerAsync(string question, string answer, CancellationToken cancellationToken)
    {
        Calls++;
        return Task.FromResult(OnAnswer(answer));
    }

    public Task<AnswerSentence?> CheckAsync(string sentence, IReadOnlyList<Passage> passages, CancellationToken cancellationToken)
    {
        Calls++;
        return Task.FromResult(
            OnCheck(sentence, [.. passages.Select(passage => passage.Text)]) is { } says
                ? new AnswerSentence(sentence, says, says ? 1 : 0, null)
                : null
        );
    }
}
