using System.Globalization;
using System.Text;
using Chatbot.Bot.Conversations.Messages;
using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Memory.Entities;
using Chatbot.Bot.Orchestration.Questions;
using Chatbot.Bot.Persistence;

namespace Chatbot.Bot.Conversations.Memories;

/// <summary>Answers what users ask of memory in plain words.</summary>
internal sealed class MemoryStage(ConversationMemories memories, UserMemory users) : IMessageStage
{
    public MessageStageOrder Order => MessageStageOrder.Memory;

    public async Task<bool> TryHandleAsync(ITurnContext turn, CancellationToken cancellationToken)
    {
        if (MemoryCommand.Of(turn.Activity.Text) is not { } command)
        {
            return false;
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
            case MemoryCommandKind.ForgetAll:
                await users.ForgetAllAsync(user, turn.Conversation);
                await memories.SaveForgottenAsync(turn, ConversationMemory.EmptyAfter(turn.Turn, turn.Activity.Timestamp!.Value));
                return texts.ForgottenAll;
            case MemoryCommandKind.ForgetLast:
                return await ForgetLastAsync(turn, user, texts);
            case MemoryCommandKind.Forget:
                return await ForgetAsync(turn, user, FactSearch.Meant(Known(turn, user), command.Phrase), texts);
            case MemoryCommandKind.Consent:
                await users.SetConsentAsync(user, isGiven: true);
                return texts.ConsentGiven;
            case MemoryCommandKind.Withdraw:
                await users.SetConsentAsync(user, isGiven: false);
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
        var facts = Known(turn, user)
            .Where(fact =>
                fact.MessageId == id
                || answers.Exists(answer => answer.Text?.Contains(fact.Text, StringComparison.OrdinalIgnoreCase) == true)
            )
            .ToList();
        await ForgetAsync(turn, user, facts, texts);
        var memory = ConversationMemories.Load(turn).Hide([id, .. answers.Select(answer => answer.Id).OfType<string>()]);
        await memories.SaveForgottenAsync(
            turn,
            memory.Title == ConversationTitle.Of(last.Text!) ? memory with { Title = null } : memory
        );
        return texts.Forgotten;
    }

    /// <summary>Forgets facts, and hides every message here that speaks of them, this one as well.</summary>
    private async Task<string> ForgetAsync(ITurnContext turn, UserKey user, IReadOnlyList<MemoryFact> facts, MemoryTexts texts)
    {
        if (facts.Count == 0)
        {
            return texts.NotFound;
        }

        await users.ForgetAsync(user, facts, turn.Conversation);
        var telling = turn
            .History.Append(turn.Activity)
            .Where(activity => activity.Text is { } text && facts.Any(fact => FactSearch.Touches(text, fact)))
            .Append(turn.Activity)
            .Select(activity => activity.Id)
            .OfType<string>();
        await memories.SaveForgottenAsync(turn, ConversationMemories.Load(turn).Without(facts).Hide(telling));
        return texts.Forgotten;
    }

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
