using System.Globalization;
using System.Text;
using Chatbot.Bot.Conversations.Erasures;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Memory.Entities;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Bot.Persistence;
using Chatbot.Contracts.Activities;

namespace Chatbot.Bot.Conversations.Memories;

/// <summary>Answers what users ask of memory in plain words.</summary>
internal sealed class MemoryStage(
    ConversationMemories memories,
    UserMemory users,
    ErasureDesk erasures,
    IForgetConfirmation confirmation
) : IMessageStage
{
    public MessageStageOrder Order => MessageStageOrder.Memory;

    public async Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (MemoryCommand.Of(turn.Activity.Text) is not { } command)
        {
            return false;
        }

        if (command.Kind == MemoryCommandKind.ForgetAll && ConversationMemories.UserOf(turn) is not null)
        {
            await turn.Journal.NoteAsync(IntentRecord.Name, IntentJsonContext.Default.IntentRecord, new(Intent.Command));
            await confirmation.AskAsync(turn, cancellationToken);
            return true;
        }

        var texts = MemoryTexts.For(command.Language);
        var answer =
            command.Kind == MemoryCommandKind.Recap ? await RecapAsync(turn, texts, cancellationToken)
            : ConversationMemories.UserOf(turn) is { } user ? await AnswerAsync(turn, user, command, texts)
            : texts.Group;
        if (answer is null)
        {
            return false;
        }

        await turn.Journal.NoteAsync(IntentRecord.Name, IntentJsonContext.Default.IntentRecord, new(Intent.Command));
        await turn.SendAsync(TurnTexts.Message(answer), cancellationToken);
        return true;
    }

    /// <summary>Null when the message is none for memory after all.</summary>
    private async Task<string?> AnswerAsync(ITurnContext turn, UserKey user, MemoryCommand command, MemoryTexts texts)
    {
        switch (command.Kind)
        {
            case MemoryCommandKind.About:
                return About(turn, user, texts);
            case MemoryCommandKind.ForgetLast:
                return await ForgetLastAsync(turn, user, texts);
            case MemoryCommandKind.Forget:
                return await ForgetAsync(turn, user, command.Phrase, texts);
            case MemoryCommandKind.Consent:
                await users.SetConsentAsync(user, isGiven: true);
                return texts.ConsentGiven;
            case MemoryCommandKind.Withdraw:
                await memories.WithdrawAsync(turn, user);
                return texts.ConsentWithdrawn;
            case MemoryCommandKind.Correct:
                return Correct(turn, user, command, texts);
            default:
                return await RememberAsync(turn, user, command, texts);
        }
    }

    private string About(ITurnContext turn, UserKey user, MemoryTexts texts)
    {
        var kept = users.Facts(user);
        var here = ConversationMemories
            .Load(turn)
            .Facts.Where(fact => fact.IsPersonal && !kept.Any(known => known.Fact.Text == fact.Text));
        var facts = kept.Select(known => Line(texts, known.Fact, Fill(texts.Until, Day(known.ExpiresAt))))
            .Concat(here.Select(fact => Line(texts, fact, texts.InConversation)))
            .ToList();
        var answer = new StringBuilder(facts.Count == 0 ? texts.NothingKnown : texts.Known).Append("\n\n");
        for (var index = 0; index < facts.Count; index++)
        {
            answer.Append(CultureInfo.InvariantCulture, $"{index + 1}. {facts[index]}\n");
        }

        if (facts.Count > 0)
        {
            answer.Append('\n').Append(texts.HowToForget).Append("\n\n");
        }

        return answer.Append(users.HasConsent(user) ? texts.Consented : texts.NotConsented).ToString();
    }

    /// <summary>“That” is what was said in the message before, or what the bot repeated in its answer to it.</summary>
    private async Task<string> ForgetLastAsync(ITurnContext turn, UserKey user, MemoryTexts texts)
    {
        var isVisible = memories.VisibleIn(turn);
        var last = turn.History.LastOrDefault(activity => activity.From?.Id == user.UserId && isVisible(activity));
        if (
            last?.Id is not { } id
            || MemoryCommand.Of(last.Text) is not (null or { Kind: MemoryCommandKind.Remember or MemoryCommandKind.Correct })
        )
        {
            return texts.WhatToForget;
        }

        var answers = turn.History.Where(activity => activity.ReplyToId == id).ToList();
        var known = Known(turn, user)
            .Where(fact =>
                fact.MessageId == id
                || answers.Exists(answer => answer.Text?.Contains(fact.Text, StringComparison.OrdinalIgnoreCase) == true)
            )
            .ToList();
        await ForgetAsync(
            turn,
            user,
            new()
            {
                Statements = erasures.Statements(user, known, fact => fact.MessageId == id),
                MessageIds = [id, .. answers.Select(answer => answer.Id).OfType<string>()],
            }
        );
        return texts.Forgotten;
    }

    private async Task<string> ForgetAsync(ITurnContext turn, UserKey user, string phrase, MemoryTexts texts)
    {
        var statements = erasures.Statements(
            user,
            FactSearch.Meant(Known(turn, user), phrase),
            fact => FactSearch.Meant([fact], phrase).Count > 0
        );
        if (statements.Count == 0 && erasures.Find(turn) is null)
        {
            return texts.NotFound;
        }

        await ForgetAsync(turn, user, new() { Statements = statements });
        return texts.Forgotten;
    }

    /// <summary>Forgets, from the next message on; every stored copy is removed right after this turn.</summary>
    private async Task ForgetAsync(ITurnContext turn, UserKey user, ErasureRequest found)
    {
        // A turn that runs again may find less: it has forgotten some of it.
        var request = erasures.Find(turn) ?? found;
        await erasures.TakeAsync(turn, user, request);
        await users.ForgetAsync(user, request.Statements, turn.Conversation);
        var memory = ConversationMemories.Load(turn);
        var isTitled = memory.Title is { } title && turn.History.Any(said => IsTitleOf(title, said, request));
        memory = memory.Without(request.Statements).Hide([.. request.MessageIds, turn.Activity.Id!]);
        await memories.SaveForgottenAsync(turn, isTitled ? memory with { Title = null } : memory);
    }

    private static bool IsTitleOf(string title, Activity said, ErasureRequest request) =>
        said.Id is { } id && request.MessageIds.Contains(id) && ConversationTitle.Of(said.Text ?? "") == title;

    /// <summary>The correction itself is noted with the rest of the message, at the end of the turn.</summary>
    private string? Correct(ITurnContext turn, UserKey user, MemoryCommand command, MemoryTexts texts)
    {
        var fact = FactExtractor.Of(MessageOf(turn, turn.Activity.Text!)).FirstOrDefault();
        return fact?.Subject is not null && Known(turn, user).Any(known => known.Subject == fact.Subject)
            ? Fill(texts.Corrected, command.Phrase)
            : null;
    }

    private async Task<string> RememberAsync(ITurnContext turn, UserKey user, MemoryCommand command, MemoryTexts texts)
    {
        if (FactExtractor.IsSecret(command.Phrase))
        {
            return texts.Secret;
        }

        var fact = FactOf(turn, command.Phrase) with { IsPersonal = true };
        var memory = ConversationMemories.Load(turn);
        ConversationMemories.Save(
            turn,
            memory with
            {
                Facts = [.. memory.Facts.Where(known => !EntityStrategy.Replaces(fact, known)), fact],
            }
        );
        await users.NoteConversationAsync(user, turn.Conversation);
        return await users.RememberAsync(user, turn.Conversation, fact) ? texts.Remembered : texts.RememberedHere;
    }

    private async Task<string> RecapAsync(ITurnContext turn, MemoryTexts texts, CancellationToken cancellationToken) =>
        await memories.RecapAsync(turn, cancellationToken) is { Count: > 0 } lines
            ? $"{texts.Recap}\n\n{string.Join('\n', lines.Select(line => $"- {line}"))}"
            : texts.NothingToRecap;

    private IReadOnlyList<MemoryFact> Known(ITurnContext turn, UserKey user) =>
        [.. users.Facts(user).Select(kept => kept.Fact), .. ConversationMemories.Load(turn).Facts];

    private static MemoryFact FactOf(ITurnContext turn, string phrase)
    {
        var message = MessageOf(turn, phrase);
        return FactExtractor.Of(phrase, message)
            ?? new()
            {
                Text = phrase,
                Turn = message.Turn,
                MessageId = message.Id,
                SaidAt = message.At,
            };
    }

    private static MemoryMessage MessageOf(ITurnContext turn, string text) =>
        new(turn.Turn, turn.Activity.Id!, IsUser: true, text, turn.Activity.Timestamp!.Value);

    private static string Line(MemoryTexts texts, MemoryFact fact, string until) =>
        string.Format(CultureInfo.InvariantCulture, texts.Fact, fact.Text, Day(fact.SaidAt), fact.MessageId, until);

    private static string Day(DateTimeOffset time) => time.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static string Fill(string text, string value) => string.Format(CultureInfo.InvariantCulture, text, value);
}
