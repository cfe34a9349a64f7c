using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Orchestration.Providers.Offline;

/// <summary>An answer that consists of quoted sentences.</summary>
/// <param name="Text">The sentences with marks <c>[n]</c> that point at <paramref name="Citations"/>[n-1].</param>
/// <param name="Found">False when the passages hold no answer.</param>
/// <param name="Citations">The passages quoted from.</param>
internal sealed record ExtractiveAnswer(string Text, bool Found, IReadOnlyList<Passage> Citations);
