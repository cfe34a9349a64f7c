using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Failures;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Orchestration;

/// <summary>One step of a streamed answer.</summary>
internal abstract record AssistantUpdate
{
    private AssistantUpdate() { }

    /// <summary>What the assistant is doing, for example “Searching the documents…”.</summary>
    internal sealed record Status(string Text) : AssistantUpdate;

    /// <summary>A piece of text to append.</summary>
    internal sealed record Delta(string Text) : AssistantUpdate;

    /// <summary>
    /// The whole answer; always last. <paramref name="Text"/> starts with every delta already sent (append-only), with
    /// marks <c>[1]</c>, <c>[2]</c> that all point into <paramref name="Citations"/>. Text in code, and the text of a
    /// provider that uses no documents, holds no marks, whatever brackets are in it.
    /// </summary>
    internal sealed record Final(string Text, bool Found, IReadOnlyList<Passage> Citations, IReadOnlyList<string> Suggestions)
        : AssistantUpdate
    {
        /// <summary>Passages of the nearest topics when nothing was found and the text does not list them; the readers may see them.</summary>
        public IReadOnlyList<Passage> Near { get; init; } = [];

        /// <summary>Model that answered, for records.</summary>
        public string? Model { get; init; }

        public long InputTokens { get; init; }

        public long OutputTokens { get; init; }

        /// <summary>Whether the model came to an end of its own; false when it reached its longest answer.</summary>
        public bool IsComplete { get; init; } = true;

        /// <summary>Whether tools were used for it.</summary>
        public bool UsedTools { get; init; }

        /// <summary>Why the answer broke off after its beginning was shown; null when it is whole.</summary>
        public AssistantFailure? Failure { get; init; }

        /// <summary>What the suggestion to ask again is called, when <see cref="Failure"/> is set; the suggestion is the question itself.</summary>
        public string? TryAgain { get; init; }

        /// <summary>The call by which something else goes on after this answer, such as a dialog; null = nothing.</summary>
        public AgentCall? Handoff { get; init; }

        /// <summary>The run that a job is to go on with; null when the answer is whole or waits.</summary>
        public AgentCheckpoint? Background { get; init; }

        /// <summary>What the answer waits for; null when it is whole.</summary>
        public PendingApproval? Approval { get; init; }
    }
}
