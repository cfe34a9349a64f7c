using Chatbot.Bot.Orchestration.Models;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Routing;

/// <summary>What a model must be able to do for a request.</summary>
/// <param name="Tokens">Estimated size of the messages; on the high side for Latin scripts.</param>
internal sealed record RequestNeeds(IReadOnlyList<ModelCapability> Capabilities, int Tokens)
{
    private const int CharactersPerToken = 3;

    /// <summary>Whether results of tools are in it: the question takes more than one step.</summary>
    public bool HasToolResults { get; init; }

    public static RequestNeeds Of(IReadOnlyList<ChatMessage> messages, ChatOptions? options)
    {
        var characters = 0;
        var pictures = false;
        var results = false;
        foreach (var message in messages)
        {
            foreach (var content in message.Contents)
            {
                characters += (content as TextContent)?.Text.Length ?? 0;
                pictures = pictures || content is DataContent or UriContent;
                results = results || content is FunctionResultContent;
            }
        }

        var capabilities = new List<ModelCapability>();
        if (options?.Tools is { Count: > 0 })
        {
            capabilities.Add(ModelCapability.Tools);
        }

        if (pictures)
        {
            capabilities.Add(ModelCapability.Vision);
        }

        if (options?.ResponseFormat is ChatResponseFormatJson)
        {
            capabilities.Add(ModelCapability.Json);
        }

        return new(capabilities, characters / CharactersPerToken) { HasToolResults = results };
    }
}
