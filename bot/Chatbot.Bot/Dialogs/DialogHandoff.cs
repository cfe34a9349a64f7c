using System.Text.Json;
using Chatbot.Bot.Conversations;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Dialogs.Waterfalls;
using Chatbot.Bot.Orchestration.Agents;

namespace Chatbot.Bot.Dialogs;

/// <summary>Begins the dialog that a model has started, with the values that it proposes.</summary>
internal sealed class DialogHandoff(DialogRunner runner, DialogCatalog catalog) : IAnswerHandoff
{
    public async Task TakeAsync(ITurnContext turn, AgentCall call, CancellationToken cancellationToken)
    {
        if (
            StartDialogFunction.DialogOf(call.Tool) is not { } id
            || catalog.Find(id) is not { } dialog
            || !dialog.IsOffered(turn)
        )
        {
            return;
        }

        // The dialog that is open is not begun again above itself.
        if (runner.Find(turn) is { } state && state.Stack.Any(instance => instance.Id == id))
        {
            return;
        }

        await runner.BeginAsync(turn, id, Proposals(call.Arguments), cancellationToken);
    }

    private static SlotProposals Proposals(string? arguments)
    {
        var values = new Dictionary<string, string>(StringComparer.Ordinal);
        using var document = JsonDocument.Parse(arguments ?? "{}");
        foreach (var property in document.RootElement.EnumerateObject())
        {
            if (property.Value.ValueKind == JsonValueKind.String)
            {
                values[property.Name] = property.Value.GetString()!;
            }
        }

        return new(values);
    }
}
