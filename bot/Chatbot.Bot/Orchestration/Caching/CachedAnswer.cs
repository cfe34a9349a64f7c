using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Orchestration.Caching;

/// <summary>An answer that a language model has given, as it is kept.</summary>
/// <param name="Text">With marks that point into <paramref name="Citations"/>.</param>
/// <param name="Citations">What it cites.</param>
/// <param name="Shown">Ids of all passages that the model was shown: any of them may have shaped the answer.</param>
/// <param name="GivenAt">When.</param>
internal sealed record CachedAnswer(
    string Text,
    IReadOnlyList<Passage> Citations,
    IReadOnlyList<string> Shown,
    DateTimeOffset GivenAt
);
