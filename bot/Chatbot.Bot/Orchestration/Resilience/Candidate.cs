using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Bot.Orchestration.Routing;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>A model that may answer, with its decorators.</summary>
/// <param name="Card">What the catalogue knows of it; null when it knows nothing.</param>
internal sealed record Candidate(ModelName Model, IChatClient Client, ModelCard? Card)
{
    /// <summary>
    /// Whether it can answer such a request, as far as is known. Quotations need passages to quote from; tools are offered and need
    /// not be used.
    /// </summary>
    public bool CanServe(RequestNeeds needs, ChatOptions? options) =>
        Model == ModelChains.Quotations
            ? Grounding.Of(options) is not null
            : Card is null || (needs.Tokens < Card.ContextTokens && needs.Capabilities.All(Card.Can));
}
