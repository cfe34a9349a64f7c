using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Commands;

/// <summary>What <c>search --json</c> prints.</summary>
internal sealed record SearchOutput(string Query, IReadOnlyList<Passage> Passages, SearchExplanation? Explanation);
