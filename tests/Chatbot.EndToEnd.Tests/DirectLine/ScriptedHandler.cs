using System.Runtime.CompilerServices;
using Chatbot.Bot.Conversations;
using Chatbot.Contracts.Activities;

namespace Chatbot.EndToEnd.Tests.DirectLine;

/// <summary>Answers by script: "stream …" word by word, "wait …" when the gate opens, anything else as an echo.</summary>
internal sealed class ScriptedHandler : IActivityHandler
{
    private readonly TaskCompletionSource _gate = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _waiting = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string ActivityType => ActivityTypes.Message;

    /// <summary>Ends when a turn waits at the gate.</summary>
    public Task Waiting => _waiting.Task;

    public void OpenGate() => _gate.TrySetResult();

    public async Task OnTurnAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        var text = turn.Activity.Text ?? "";
        if (text.StartsWith("stream ", StringComparison.Ordinal))
        {
            await turn.StreamAsync(StreamAsync(text["stream ".Length..], cancellationToken), cancellationToken);
            return;
        }

        if (text.StartsWith("wait ", StringComparison.Ordinal))
        {
            _waiting.TrySetResult();
            await _gate.Task.WaitAsync(cancellationToken);
        }

        await turn.SendAsync(new() { Type = ActivityTypes.Trace, Name = "hidden" }, cancellationToken);
        await turn.SendAsync(new() { Type = ActivityTypes.Message, Text = "echo: " + text }, cancellationToken);
    }

    private async IAsyncEnumerable<StreamItem> StreamAsync(
        string text,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return new StreamItem.Informative("Searching…");
        foreach (var word in text.Split(' '))
        {
            if (word == "<gate>")
            {
                _waiting.TrySetResult();
                await _gate.Task.WaitAsync(cancellationToken);
                continue;
            }

            yield return new StreamItem.Delta(word + " ");
            await Task.Delay(TimeSpan.FromMilliseconds(70), TimeProvider.System, cancellationToken);
        }

        yield return new StreamItem.Final(
            new() { Type = ActivityTypes.Message, Text = text.Replace("<gate> ", "", StringComparison.Ordinal) }
        );
    }
}
