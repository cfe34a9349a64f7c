using Chatbot.Bot.Channels.DirectLine.Wire;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Channels.DirectLine.Page;

/// <summary>Tells a browser the titles of its own conversations, which it knows again by its cookie.</summary>
internal sealed class TitleHandler(VisitorCookie cookie, TranscriptStore transcript, TimeProvider time)
{
    /// <summary>As many as the page lists.</summary>
    private const int Most = 50;

    public async Task<IResult> ListAsync(HttpContext http)
    {
        var request = await RequestJson.ReadAsync(http, DirectLineJsonContext.Default.TitlesRequest, time);
        var visitor = await cookie.ReadAsync(http.Request);
        var titles = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (
            var conversation in (request?.ConversationIds ?? []).OfType<string>().Where(UnguessableId.IsWellFormed).Take(Most)
        )
        {
            var id = DirectLineChannel.ToConversationId(conversation);
            if (visitor is not null && transcript.FindOwner(id) == visitor && transcript.FindTitle(id) is { } title)
            {
                titles[conversation] = title;
            }
        }

        return TypedResults.Json(new TitlesAnswer(titles), DirectLineJsonContext.Default.TitlesAnswer);
    }
}
