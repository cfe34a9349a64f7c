using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Models;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration;

/// <summary>One question to the assistant, free of any channel.</summary>
internal sealed record AssistantRequest
{
    public required string Tenant { get; init; }

    /// <summary>Everybody who will read the answer.</summary>
    public required Audience Audience { get; init; }

    public required string ConversationId { get; init; }

    /// <summary>What the user wrote.</summary>
    public required string Text { get; init; }

    /// <summary>Earlier messages of the conversation, oldest first, without <see cref="Text"/>.</summary>
    public IReadOnlyList<ChatMessage> History { get; init; } = [];

    /// <summary>What is remembered of the conversation and of the person.</summary>
    public RecalledMemory Memory { get; init; } = RecalledMemory.Nothing;

    /// <summary>The message that the assistant has just asked back about, and that <see cref="Text"/> explains; null when it did not.</summary>
    public string? Clarifies { get; init; }

    /// <summary>BCP 47 tag, or null when unknown.</summary>
    public string? Locale { get; init; }

    /// <summary>The language that the person chose for answers, by its name; null = that of the question.</summary>
    public string? Language { get; init; }

    /// <summary>The tone that the person chose; null = <see cref="AssistantOptions.Tone"/>.</summary>
    public string? Tone { get; init; }

    /// <summary>The class of models that the person chose, within what is allowed; null = chosen for each question.</summary>
    public ModelClass? ModelClass { get; init; }

    /// <summary>The channel, which tools may be limited to; empty when there is none.</summary>
    public string Channel { get; init; } = "";

    /// <summary>The turn of the conversation that asks; 0 when there is no conversation.</summary>
    public long Turn { get; init; }

    /// <summary>Whether a call may hand the person over to something else, such as a dialog, after the answer.</summary>
    public bool CanHandOver { get; init; }

    /// <summary>Whether a job can go on with an answer that takes long.</summary>
    public Func<bool> CanGoOnInBackground { get; init; } = () => false;

    /// <summary>Whether the text lists the nearest topics when nothing was found; otherwise <see cref="AssistantUpdate.Final.Near"/> has them.</summary>
    public bool ListsNearestTopics { get; init; } = true;

    /// <summary>Tools that the person has allowed for the conversation.</summary>
    public IReadOnlyCollection<string> AllowedTools { get; init; } = [];

    /// <summary>The run that goes on with this turn; null for a new question.</summary>
    public AgentResumption? Resumption { get; init; }
}
