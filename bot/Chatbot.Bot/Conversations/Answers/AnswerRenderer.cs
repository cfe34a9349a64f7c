using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Orchestration;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Cards;
using Chatbot.Contracts.Activities.Entities;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>
/// Turns an answer into the messages that a channel can show. Sources are citations, a card, or a list in the text, whatever the
/// channel shows first of these; the label for generated content is an entity or text. Each message has the sources of its own
/// numbers, and the last one what to do next.
/// </summary>
internal sealed partial class AnswerRenderer(PublicAddress address, CardRenderer cards, IOptions<AssistantOptions> options)
{
    /// <summary>The hint of every answer, which nothing else that is said has.</summary>
    public const string InputHint = "acceptingInput";

    private const int LongestName = 80;
    private const int LongestAbstract = 160;
    private static readonly IReadOnlyList<PotentialAction> Feedback =
    [
        new() { SchemaType = "LikeAction", ActionStatus = "PotentialActionStatus" },
        new() { SchemaType = "DislikeAction", ActionStatus = "PotentialActionStatus" },
    ];

    /// <param name="answer">The answer.</param>
    /// <param name="composer">What has shown its beginning.</param>
    /// <param name="locale">Language of what is added to it; null = English.</param>
    /// <param name="capabilities">What the channel shows.</param>
    public RenderedAnswer Render(
        AssistantUpdate.Final answer,
        AnswerComposer composer,
        string? locale,
        ChannelCapabilities capabilities
    )
    {
        var texts = AssistantTexts.For(locale);
        var parts = composer.Complete(answer.Text);
        var holds = capabilities.HoldsRest && parts.Count > 1 && answer is { Approval: null, Handoff: null };
        var drafts = new List<Draft>();
        var shown = 0;
        foreach (var part in parts)
        {
            drafts.Add(new(part, []));
            ShowSources(drafts, part, answer.Citations, texts, capabilities);
            if (holds && shown == 0)
            {
                Attach(drafts, Label(texts, capabilities), capabilities);
                shown = drafts.Count;
            }
        }

        ShowNear(drafts, answer.Near, texts, capabilities);
        Attach(drafts, Suggestions(answer, texts, capabilities), capabilities);
        Attach(drafts, holds ? "" : Label(texts, capabilities), capabilities);
        var messages = drafts
            .Select((draft, index) => Message(draft, answer, capabilities, isLast: index == drafts.Count - 1))
            .ToList();
        return holds
            ? new(
                [.. messages.Take(shown - 1), Offer(messages[shown - 1], texts)],
                [.. messages[shown..^1].Select(message => Offer(message, texts)), messages[^1]]
            )
            : new(messages, []);
    }

    private static Activity Offer(Activity message, AssistantTexts texts) =>
        message with
        {
            Text = $"{message.Text}\n\n{texts.ReadOn}",
        };

    private static Activity Message(string text, IReadOnlyList<Entity>? entities, ChannelCapabilities capabilities) =>
        new()
        {
            Type = ActivityTypes.Message,
            Text = text,
            TextFormat = capabilities.Markdown == MarkdownFeatures.None ? "plain" : "markdown",
            InputHint = InputHint,
            Entities = entities,
        };

    private Activity Message(Draft draft, AssistantUpdate.Final answer, ChannelCapabilities capabilities, bool isLast)
    {
        var text = draft.Text;
        var entities = Describe(text, answer.Citations, capabilities, isLast);
        var message = Message(text, entities is null ? null : [ActivityJson.ToEntity(entities)], capabilities) with
        {
            Attachments = draft.Attachments.Count == 0 ? null : draft.Attachments,
        };
        return isLast && capabilities.SuggestedActions
            ? message with
            {
                SuggestedActions = Suggest(answer.Suggestions, answer.TryAgain),
            }
            : message;
    }

    /// <summary>The sources that the last message cites: as citations, else as a card that opens them, else as a list.</summary>
    private void ShowSources(
        List<Draft> drafts,
        string text,
        IReadOnlyList<Passage> citations,
        AssistantTexts texts,
        ChannelCapabilities capabilities
    )
    {
        var numbers = capabilities.Citations ? [] : NumbersIn(text, citations.Count).ToList();
        if (numbers.Count == 0)
        {
            return;
        }

        var sources = numbers.Select(number => PassageSource.Of(citations[number - 1], address, number));
        if (!TryAttach(drafts, AnswerCard.Create(answer: null, [.. sources], texts.Sources), capabilities))
        {
            Attach(drafts, SourceList(numbers, citations, capabilities), capabilities);
        }
    }

    /// <summary>What was found in place of an answer.</summary>
    private void ShowNear(List<Draft> drafts, IReadOnlyList<Passage> near, AssistantTexts texts, ChannelCapabilities capabilities)
    {
        if (near.Count == 0)
        {
            return;
        }

        var results = near.Select(passage => PassageSource.Of(passage, address)).ToList();
        if (!TryAttach(drafts, SearchResultsCard.Create(texts.NearestTopics.TrimEnd(':', ' '), results), capabilities))
        {
            var titles = near.Select(passage => $"- {passage.Title}").Distinct(StringComparer.OrdinalIgnoreCase);
            Attach(drafts, $"{texts.NearestTopics}\n{string.Join('\n', titles)}", capabilities);
        }
    }

    private bool TryAttach(List<Draft> drafts, AdaptiveCard card, ChannelCapabilities capabilities)
    {
        if (cards.Draw(card, capabilities) is not { } content)
        {
            return false;
        }

        drafts[^1] = drafts[^1] with { Attachments = [.. drafts[^1].Attachments, CardFactory.Adaptive(content)] };
        return true;
    }

    private MessageEntity? Describe(string text, IReadOnlyList<Passage> citations, ChannelCapabilities capabilities, bool isLast)
    {
        if (!capabilities.Citations && !capabilities.AIGeneratedLabel)
        {
            return null;
        }

        var claims = capabilities.Citations
            ? NumbersIn(text, Math.Min(citations.Count, capabilities.MaxCitations))
                .Select(number => Claim(number, citations[number - 1]))
                .ToList()
            : [];
        return new()
        {
            AdditionalType = capabilities.AIGeneratedLabel ? [MessageEntity.AIGeneratedContent] : null,
            Citation = claims.Count == 0 ? null : claims,
            PotentialAction = isLast ? Feedback : null,
        };
    }

    private Claim Claim(int number, Passage passage) =>
        new()
        {
            Position = number,
            Appearance = new DigitalDocument
            {
                Name = CardParts.Shorten(PassageSource.Name(passage), LongestName),
                Url = PassageSource.UrlOf(passage, address),
                Abstract = PassageSource.Excerpt(passage, LongestAbstract),
            },
        };

    private string SourceList(IReadOnlyList<int> numbers, IReadOnlyList<Passage> citations, ChannelCapabilities capabilities)
    {
        var list = new StringBuilder();
        foreach (var number in numbers)
        {
            var passage = citations[number - 1];
            var (name, url) = (PassageSource.Name(passage), PassageSource.UrlOf(passage, address));
            list.Append(
                capabilities.Markdown.HasFlag(MarkdownFeatures.Inline)
                    ? $"\\[{number}\\] [{name}]({url})  \n"
                    : $"[{number}] {name}: {url}\n"
            );
        }

        return list.ToString().TrimEnd();
    }

    /// <summary>What to ask next, where the channel has no buttons for it.</summary>
    private static string Suggestions(AssistantUpdate.Final answer, AssistantTexts texts, ChannelCapabilities capabilities) =>
        capabilities.SuggestedActions || answer is not { Suggestions.Count: > 0, TryAgain: null }
            ? ""
            : NumberedSuggestions.Write(answer.Suggestions, texts);

    /// <summary>That a machine wrote it, where the channel does not say so itself.</summary>
    private string Label(AssistantTexts texts, ChannelCapabilities capabilities)
    {
        if (capabilities.AIGeneratedLabel)
        {
            return "";
        }

        var label = string.IsNullOrWhiteSpace(options.Value.GeneratedLabel) ? texts.Generated : options.Value.GeneratedLabel;
        return capabilities.Markdown.HasFlag(MarkdownFeatures.Inline) ? $"*{label}*" : label;
    }

    /// <summary>Adds a paragraph to the last message, or messages of its own when there is no room.</summary>
    private static void Attach(List<Draft> drafts, string paragraph, ChannelCapabilities capabilities)
    {
        if (paragraph.Length == 0)
        {
            return;
        }

        var (longest, text) = (AnswerComposer.LongestText(capabilities), drafts[^1].Text);
        if (text.Length + 2 + paragraph.Length <= longest)
        {
            drafts[^1] = drafts[^1] with { Text = text.Length == 0 ? paragraph : $"{text}\n\n{paragraph}" };
        }
        else
        {
            drafts.AddRange(AnswerParts.Split(paragraph, longest).Select(part => new Draft(part, [])));
        }
    }

    /// <summary>The numbers of sources in a text, in their order; brackets in code are no numbers of sources.</summary>
    private static IEnumerable<int> NumbersIn(string text, int count) =>
        Mark()
            .Matches(Code().Replace(text, ""))
            .Select(mark => int.Parse(mark.Groups["number"].ValueSpan, CultureInfo.InvariantCulture))
            .Where(number => number >= 1 && number <= count)
            .Distinct()
            .Order();

    /// <param name="suggestions">What the buttons say.</param>
    /// <param name="title">What the buttons are called; null = as what they say.</param>
    private static SuggestedActions? Suggest(IReadOnlyList<string> suggestions, string? title) =>
        suggestions.Count == 0
            ? null
            : new()
            {
                Actions =
                [
                    .. suggestions.Select(text => new CardAction
                    {
                        Type = "imBack",
                        Title = title ?? text,
                        Value = JsonSerializer.SerializeToElement(text, AnswerJsonContext.Default.String),
                    }),
                ],
            };

    [GeneratedRegex(@"\[(?<number>[0-9]{1,3})\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"^ {0,3}(```|~~~)[\s\S]*?(^ {0,3}(```|~~~)|\z)|`[^`\n]+`",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Code();

    /// <summary>A message that is being put together.</summary>
    private sealed record Draft(string Text, IReadOnlyList<Attachment> Attachments);
}
