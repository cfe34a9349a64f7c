using System.Globalization;
using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using Chatbot.Bot.Cards.Product;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Conversations.Handlers;
using Chatbot.Bot.Orchestration;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Entities;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Conversations.Answers;

/// <summary>
/// Turns an answer into the messages that a channel can show. Citations and the label for generated content are entities, or
/// text; each message has the sources of its own numbers, and the last one what to do next.
/// </summary>
internal sealed partial class AnswerRenderer(PublicAddress address, IOptions<AssistantOptions> options)
{
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
    /// <returns>At least one message.</returns>
    public IReadOnlyList<Activity> Render(
        AssistantUpdate.Final answer,
        AnswerComposer composer,
        string? locale,
        ChannelCapabilities capabilities
    )
    {
        var texts = new List<string>();
        foreach (var part in composer.Complete(answer.Text))
        {
            texts.Add(part);
            if (!capabilities.Citations)
            {
                Attach(texts, SourceList(part, answer.Citations, capabilities), capabilities);
            }
        }

        Attach(texts, Closing(answer, locale, capabilities), capabilities);
        return [.. texts.Select((text, index) => Message(text, answer, capabilities, isLast: index == texts.Count - 1))];
    }

    private static Activity Message(string text, IReadOnlyList<Entity>? entities, ChannelCapabilities capabilities) =>
        new()
        {
            Type = ActivityTypes.Message,
            Text = text,
            TextFormat = capabilities.Markdown == MarkdownFeatures.None ? "plain" : "markdown",
            InputHint = "acceptingInput",
            Entities = entities,
        };

    private Activity Message(string text, AssistantUpdate.Final answer, ChannelCapabilities capabilities, bool isLast)
    {
        var entities = Describe(text, answer.Citations, capabilities, isLast);
        var message = Message(text, entities is null ? null : [ActivityJson.ToEntity(entities)], capabilities);
        return isLast && capabilities.SuggestedActions
            ? message with
            {
                SuggestedActions = Suggest(answer.Suggestions, answer.TryAgain),
            }
            : message;
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
                Name = CardParts.Shorten(Name(passage), LongestName),
                Url = UrlOf(passage),
                Abstract = CardParts.Shorten(OneLine(passage.Text), LongestAbstract),
            },
        };

    private string SourceList(string text, IReadOnlyList<Passage> citations, ChannelCapabilities capabilities)
    {
        var list = new StringBuilder();
        foreach (var number in NumbersIn(text, citations.Count))
        {
            var passage = citations[number - 1];
            var line = capabilities.Markdown.HasFlag(MarkdownFeatures.Inline)
                ? $"\\[{number}\\] [{Name(passage)}]({UrlOf(passage)})  \n"
                : $"[{number}] {Name(passage)}: {UrlOf(passage)}\n";
            list.Append(line);
        }

        return list.ToString().TrimEnd();
    }

    /// <summary>What to ask next, and that a machine wrote it, where the channel shows neither by itself.</summary>
    private string Closing(AssistantUpdate.Final answer, string? locale, ChannelCapabilities capabilities)
    {
        var texts = AssistantTexts.For(locale);
        var closing = new StringBuilder();
        if (!capabilities.SuggestedActions && answer is { Suggestions.Count: > 0, TryAgain: null })
        {
            closing.Append(texts.AskNext);
            foreach (var suggestion in answer.Suggestions)
            {
                closing.Append(CultureInfo.InvariantCulture, $"\n- {suggestion}");
            }
        }

        if (!capabilities.AIGeneratedLabel)
        {
            var label = string.IsNullOrWhiteSpace(options.Value.GeneratedLabel) ? texts.Generated : options.Value.GeneratedLabel;
            closing.Append(closing.Length == 0 ? "" : "\n\n");
            closing.Append(capabilities.Markdown.HasFlag(MarkdownFeatures.Inline) ? $"*{label}*" : label);
        }

        return closing.ToString();
    }

    /// <summary>Adds a paragraph to the last message, or messages of its own when there is no room.</summary>
    private static void Attach(List<string> texts, string paragraph, ChannelCapabilities capabilities)
    {
        if (paragraph.Length == 0)
        {
            return;
        }

        if (texts[^1].Length + 2 + paragraph.Length <= capabilities.MaxTextLength)
        {
            texts[^1] = texts[^1].Length == 0 ? paragraph : $"{texts[^1]}\n\n{paragraph}";
        }
        else
        {
            texts.AddRange(AnswerParts.Split(paragraph, capabilities.MaxTextLength));
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

    private string UrlOf(Passage passage) => address.Of($"/passages/{Uri.EscapeDataString(passage.ChunkId)}");

    private static string Name(Passage passage) =>
        passage.TitlePath.Count == 0 ? passage.Title : $"{passage.Title} › {passage.TitlePath[^1]}";

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    [GeneratedRegex(@"\[(?<number>[0-9]{1,3})\]", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Mark();

    [GeneratedRegex(
        @"^ {0,3}(```|~~~)[\s\S]*?(^ {0,3}(```|~~~)|\z)|`[^`\n]+`",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking
    )]
    private static partial Regex Code();
}
