namespace Chatbot.Bot.Tests.Dialogs;

/// <summary>One question and answers to it.</summary>
/// <param name="Question">Part of the question, in English.</param>
/// <param name="Answer">An answer that is accepted.</param>
internal sealed record DialogScriptStep(string Question, string Answer)
{
    /// <summary>An answer that is not; null where every text is accepted.</summary>
    public string? BadAnswer { get; init; }

    /// <summary>Whether a question is an answer too.</summary>
    public bool TakesQuestions { get; init; }
}
