using System.Collections.Frozen;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations.Erasures;

/// <summary>
/// State documents: of the person, of the person in a conversation, and of the conversation. A property that tells it goes as a
/// whole, such as a dialog that was filled in half; a summary loses the sentences that tell it.
/// </summary>
internal sealed class StateCopies(BotStateStore states) : IErasable
{
    private const int MostAttempts = 20;

    /// <summary>Properties that hold nothing that was said.</summary>
    private static readonly FrozenSet<string> Kept = FrozenSet.Create(StringComparer.Ordinal, "topic", "allowedTools");

    public async Task<ErasedCopies> EraseAsync(Erasure erasure, ErasedConversation place)
    {
        var (user, conversation) = (erasure.User, place.Conversation);
        var removed = await ChangeAsync(BotStateStore.PrivateKey(conversation, user.UserId), Mine);
        removed += await ChangeAsync($"user/{user.Channel}/{user.Tenant}/{user.UserId}", Everywhere);
        removed += await ChangeAsync($"person/{user.Tenant}/{user.UserId}", Everywhere);
        removed += await ChangeAsync($"conversation/{conversation}", Shared);
        return new(removed);

        JsonNode? Mine(string property, JsonNode value) =>
            property == ConversationMemory.PropertyName ? WithoutFacts(erasure, value)
            : Kept.Contains(property) ? value
            : IsLater(erasure, value) ? value
            : erasure.IsEverything || IsTold(erasure, value) ? null
            : value;

        JsonNode? Everywhere(string property, JsonNode value) => IsTold(erasure, value) ? null : value;

        // Of what others may have said as well, only the sentences that tell it.
        JsonNode? Shared(string property, JsonNode value) =>
            property == ConversationMemory.PropertyName ? WithoutSummary(erasure, value)
            : IsTold(erasure, value) ? null
            : value;
    }

    /// <summary>A dialog that was last gone on with after the request.</summary>
    private static bool IsLater(Erasure erasure, JsonNode value) =>
        value is JsonObject members
        && members["at"] is JsonValue at
        && at.TryGetValue(out DateTimeOffset time)
        && erasure.IsAfter(time);

    private static bool IsTold(Erasure erasure, JsonNode value) => erasure.IsToldInJson(value.ToJsonString());

    private static JsonNode? WithoutFacts(Erasure erasure, JsonNode value) =>
        erasure.IsEverything
            ? Change(
                value,
                memory =>
                    memory.ForgottenAt >= erasure.RequestedAt
                        ? memory
                        : ConversationMemory.EmptyAfter(memory.NotedTo, erasure.RequestedAt)
            )
            : Change(value, memory => Told(erasure, memory.Without(erasure.Request.Statements, erasure.RequestedAt)));

    private static JsonNode? WithoutSummary(Erasure erasure, JsonNode value) =>
        Change(
            value,
            memory =>
                erasure.IsEverything
                    ? memory with
                    {
                        Summary = [],
                        Title = null,
                    }
                    : Told(erasure, memory.Without(erasure.Request.Statements, erasure.RequestedAt))
        );

    /// <summary>What only the traces recognize.</summary>
    private static ConversationMemory Told(Erasure erasure, ConversationMemory memory) =>
        memory with
        {
            Title = erasure.IsToldIn(memory.Title) ? null : memory.Title,
            Facts = [.. memory.Facts.Where(fact => erasure.IsAfter(fact.SaidAt) || !erasure.IsToldIn(fact.Text))],
            Summary =
            [
                .. memory
                    .Summary.Select(text => ConversationMemory.WithoutSentences(text, erasure.IsToldIn))
                    .Where(text => text.Length > 0),
            ],
        };

    private static JsonNode? Change(JsonNode value, Func<ConversationMemory, ConversationMemory> change) =>
        value.Deserialize(MemoryJsonContext.Default.ConversationMemory) is { } memory
            ? JsonSerializer.SerializeToNode(change(memory), MemoryJsonContext.Default.ConversationMemory)
            : null;

    /// <summary>Changes a document whose turn may be running: whoever comes second sees the other's work.</summary>
    /// <returns>How many properties changed.</returns>
    private async Task<int> ChangeAsync(string key, Func<string, JsonNode, JsonNode?> change)
    {
        for (var attempt = 1; ; attempt++)
        {
            var (document, version) = states.Read(key);
            if (document is null)
            {
                return 0;
            }

            var state = JsonNode.Parse(document)!.AsObject();
            var changed = 0;
            foreach (var (property, value) in state.ToList())
            {
                if (value is null || change(property, value) is not { } after)
                {
                    changed += state.Remove(property) ? 1 : 0;
                }
                else if (!JsonNode.DeepEquals(value, after))
                {
                    state[property] = after;
                    changed++;
                }
            }

            if (changed == 0)
            {
                return 0;
            }

            try
            {
                await states.WriteAsync(new(key, state.Count == 0 ? null : state.ToJsonString(), version));
                return changed;
            }
            catch (StateConflictException) when (attempt < MostAttempts)
            {
                continue;
            }
        }
    }
}
