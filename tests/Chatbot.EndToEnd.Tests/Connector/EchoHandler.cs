using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;

namespace Chatbot.EndToEnd.Tests.Connector;

/// <summary>Answers <c>echo: …</c>; understands a few commands that make a turn do other things.</summary>
internal sealed class EchoHandler : IActivityHandler
{
    public string ActivityType => ActivityTypes.Message;

    public async Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        switch (turn.Activity.Text)
        {
            case "stream":
                await turn.StreamAsync(StreamWords(), cancellationToken);
                break;
            case "three":
                await turn.SendAsync(Message("one"), cancellationToken);
                await turn.SendTypingAsync(cancellationToken);
                await turn.SendAsync(Message("two"), cancellationToken);
                await turn.SendAsync(Message("three"), cancellationToken);
                break;
            case "edit":
                var sent = await turn.SendAsync(Message("draft"), cancellationToken);
                await turn.UpdateAsync(Message("final") with { Id = sent.Id }, cancellationToken);
                await turn.DeleteAsync(sent.Id!, cancellationToken);
                break;
            default:
                await turn.SendAsync(Message($"echo: {turn.Activity.Text}"), cancellationToken);
                break;
        }
    }

    private static async IAsyncEnumerable<StreamItem> StreamWords()
    {
        await Task.Yield();
        yield return new StreamItem.Informative("Thinking");
        yield return new StreamItem.Delta("Hello ");
        yield return new StreamItem.Delta("world");
        yield return new StreamItem.Final(Message("Hello world"));
    }

    private static Activity Message(string text) => new() { Type = ActivityTypes.Message, Text = text };
}
