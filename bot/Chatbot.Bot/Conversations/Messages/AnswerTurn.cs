using System.Runtime.CompilerServices;
using Chatbot.Bot.Conversations.Answers;
using Chatbot.Bot.Conversations.Approvals;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Conversations.Memories;
using Chatbot.Bot.Conversations.State;
using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Agents;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Messages;

/// <summary>Streams an answer of the assistant into a turn. Stages and dialogs use it when a question is asked.</summary>
internal sealed class AnswerTurn(
    Assistant assistant,
    AnswerRenderer renderer,
    ApprovalDesk approvals,
    ConversationAudience audience,
    IAnswerHandoff handoff,
    IAnswerBackground background,
    ConversationMemories memories
)
{
    private const string RestStep = "answer:rest";

    /// <param name="turn">The turn that answers.</param>
    /// <param name="text">The question.</param>
    /// <param name="resumption">The run that goes on; null for a new question.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <returns>The first message of the answer.</returns>
    public async Task<Activity> AnswerAsync(
        ITurnContext turn,
        string text,
        AgentResumption? resumption,
        CancellationToken cancellationToken
    )
    {
        var rest = new StrongBox<AnswerRest?>();
        var first = await turn.StreamAsync(StreamAsync(turn, text, resumption, rest, cancellationToken), cancellationToken);

        // A turn that runs again finds its first message given and does not write the answer again.
        var following =
            rest.Value
            ?? await turn.Journal.StepAsync(
                RestStep,
                AnswerJsonContext.Default.AnswerRest,
                _ => Task.FromResult(AnswerRest.None),
                cancellationToken
            );
        foreach (var message in following.Messages)
        {
            await turn.SendAsync(ActivityJson.Parse(message), cancellationToken);
        }

        HeldAnswer.Keep(turn, following.Held ?? []);
        if (following.ReadApproval() is { } approval)
        {
            await approvals.OpenAsync(turn, RunApproval.Open(approval), cancellationToken);
        }

        if (following.Handoff is { } call)
        {
            await handoff.TakeAsync(turn, call, cancellationToken);
        }

        if (following.ReadBackground() is { } checkpoint)
        {
            await background.TakeAsync(turn, checkpoint, cancellationToken);
        }

        return first;
    }

    private async IAsyncEnumerable<StreamItem> StreamAsync(
        ITurnContext turn,
        string text,
        AgentResumption? resumption,
        StrongBox<AnswerRest?> rest,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var composer = new AnswerComposer(turn.Capabilities);
        await foreach (var update in assistant.AnswerAsync(Request(turn, text, resumption), turn.Journal, cancellationToken))
        {
            switch (update)
            {
                case AssistantUpdate.Status status:
                    yield return new StreamItem.Informative(status.Text);
                    break;
                case AssistantUpdate.Delta delta:
                    if (composer.Append(delta.Text) is { Length: > 0 } shown)
                    {
                        yield return new StreamItem.Delta(shown);
                    }

                    break;
                case AssistantUpdate.Final final:
                    yield return new StreamItem.Final(await FinishAsync(turn, final, composer, rest, cancellationToken));
                    break;
            }
        }
    }

    /// <summary>The first message; what follows it is in the journal before it is shown.</summary>
    private async Task<Activity> FinishAsync(
        ITurnContext turn,
        AssistantUpdate.Final final,
        AnswerComposer composer,
        StrongBox<AnswerRest?> rest,
        CancellationToken cancellationToken
    )
    {
        if (final.Approval is { } approval && approvals.Introduce(turn, approval.Request) is { } introduction)
        {
            final = final with { Text = $"{final.Text}\n\n{introduction}" };
        }

        var answer = renderer.Render(final, composer, UserPreferences.LocaleOf(turn), turn.Capabilities);
        var following = AnswerRest.Of(answer, final);
        rest.Value = following.IsEmpty
            ? following
            : await turn.Journal.StepAsync(
                RestStep,
                AnswerJsonContext.Default.AnswerRest,
                _ => Task.FromResult(following),
                cancellationToken
            );
        return answer.Messages[0];
    }

    private AssistantRequest Request(ITurnContext turn, string text, AgentResumption? resumption)
    {
        var preferences = UserPreferences.Of(turn);
        return new()
        {
            Tenant = turn.Conversation.Tenant,
            Audience = audience.Of(turn.Conversation, turn.Activity),
            ConversationId = turn.Conversation.ToString(),
            Text = text,
            History = new ConversationHistory(turn, memories.VisibleIn(turn)),
            Memory = memories.Recall(turn, text),
            Clarifies = ClarifiedBy(turn),
            Locale = preferences.Language ?? turn.Activity.Locale,
            Language = preferences.LanguageName,
            Tone = preferences.Tone,
            ModelClass = preferences.ModelClass,
            Channel = turn.Conversation.Channel,
            Turn = turn.Turn,
            CanHandOver = true,
            CanGoOnInBackground = () => background.HasRoom(turn),
            ListsNearestTopics = turn.Capabilities.Cards is null,
            AllowedTools = ApprovalDesk.AllowedTools(turn),
            Resumption = resumption,
        };
    }

    /// <summary>The message of the user that the bot asked back about with its last message, or null.</summary>
    private static string? ClarifiedBy(ITurnContext turn) =>
        turn.History is [.., var asked, var question]
        && question.From?.Role == RoleTypes.Bot
        && asked.From?.Id == turn.Activity.From?.Id
        && ClarifyingQuestion.Is(question.Text ?? "")
            ? ConversationHistory.TextOf(asked)
            : null;
}
