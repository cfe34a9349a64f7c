using Chatbot.Bot.Channels.DirectLine.Wire;
using Chatbot.Bot.People;
using Chatbot.Contracts.Conversations;
using Chatbot.Knowledge;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Channels.DirectLine.Page;

/// <summary>Opens the passage behind a citation, for who may read it.</summary>
internal sealed class PassageHandler(DirectLineAuthenticator authenticator, GroupDirectory directory)
{
    public async Task<IResult> OpenAsync(HttpContext http, string chunkId, IKnowledgeBase? knowledge)
    {
        var user = await ReadUserAsync(http.Request);
        var view = knowledge is null
            ? null
            : await knowledge.OpenPassageAsync(
                ConversationId.DefaultTenant,
                chunkId,
                new Audience([directory.Find(ConversationId.DefaultTenant, user)]),
                http.RequestAborted
            );
        return view is null
            ? throw DirectLineException.NotFound("This passage does not exist any more, or you may not read it.")
            : TypedResults.Json(ToAnswer(view), DirectLineJsonContext.Default.PassageAnswer);
    }

    /// <summary>An expired token is no reason to turn a reader away: 401 makes the page get a new one.</summary>
    private async Task<string> ReadUserAsync(HttpRequest request)
    {
        try
        {
            var caller = await authenticator.AuthenticateAsync(request);
            return caller.Token?.User ?? throw DirectLineException.Forbidden("A passage is opened with a user's token.");
        }
        catch (DirectLineException error) when (error.Code == DirectLineException.TokenExpired)
        {
            throw DirectLineException.Unauthorized(error.Message);
        }
    }

    private static PassageAnswer ToAnswer(PassageView view) =>
        new(
            view.Passage.Title,
            view.FileName,
            view.Passage.TitlePath,
            view.Passage.Page,
            view.Passage.SourceUrl,
            view.Text,
            view.Passage.Start,
            view.Passage.End
        );
}
