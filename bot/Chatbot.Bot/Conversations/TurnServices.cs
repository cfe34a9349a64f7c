using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Persistence;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Conversations;

/// <summary>What every turn needs from the host.</summary>
internal sealed record TurnServices(
    ChannelCatalog Channels,
    TurnPipeline Pipeline,
    TranscriptStore Transcript,
    JournalStore Journal,
    BotStateStore State,
    TranscriptEraser Eraser,
    IOptions<ConversationOptions> ConversationOptions,
    TimeProvider Time,
    ILoggerFactory Loggers
)
{
    public ConversationOptions Options => ConversationOptions.Value;
}
