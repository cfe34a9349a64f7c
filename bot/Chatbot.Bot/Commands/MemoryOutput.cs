using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Commands;

/// <summary>What is remembered of a user, as <c>memory show --json</c> prints it. Times are UTC.</summary>
internal sealed record MemoryOutput(
    string Tenant,
    string Channel,
    string UserId,
    DateTimeOffset? ConsentedAt,
    DateTimeOffset? ForgottenAt,
    IReadOnlyList<MemoryFactOutput> Facts,
    IReadOnlyList<MemoryConversationOutput> Conversations,
    IReadOnlyList<MemoryErasureOutput> Erasures
)
{
    public static MemoryOutput Of(UserKey user, UserMemory memory, ErasureStore erasures) =>
        new(
            user.Tenant,
            user.Channel,
            user.UserId,
            memory.ConsentedAt(user),
            memory.ForgottenAt(user),
            [
                .. memory
                    .Facts(user)
                    .Select(kept =>
                        MemoryFactOutput.Of(kept.Fact) with
                        {
                            Conversation = kept.Conversation.ToString(),
                            ExpiresAt = kept.ExpiresAt,
                        }
                    ),
            ],
            [
                .. memory
                    .Conversations(user)
                    .Select(pair => new MemoryConversationOutput(
                        pair.Conversation.ToString(),
                        pair.Memory.Title,
                        pair.Memory.Summary,
                        [.. pair.Memory.Facts.Select(MemoryFactOutput.Of)]
                    )),
            ],
            [
                .. erasures
                    .FindOf(user)
                    .Select(row => new MemoryErasureOutput(
                        DateTimeOffset.FromUnixTimeMilliseconds(row.RequestedAt),
                        row.FinishedAt is { } at ? DateTimeOffset.FromUnixTimeMilliseconds(at) : null,
                        row.IsEverything,
                        row.Copies
                    )),
            ]
        );
}
