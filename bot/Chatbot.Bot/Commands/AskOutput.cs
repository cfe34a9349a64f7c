using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Commands;

/// <summary>What <c>ask --json</c> prints.</summary>
internal sealed record AskOutput(
    string Question,
    string Answer,
    bool Found,
    IReadOnlyList<Passage> Citations,
    IReadOnlyList<string> Suggestions
);
