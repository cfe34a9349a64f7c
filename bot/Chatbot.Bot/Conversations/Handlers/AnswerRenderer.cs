using System.Text;
using System.Text.Json;
using Chatbot.Bot.Channels;
using Chatbot.Bot.Orchestration;
using Chatbot.Contracts.Activities;
using Chatbot.Contracts.Activities.Entities;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Conversations.Handlers;

/// <summary>Turns an answer into the activity that a channel can show: citations as entities, or as a list in the text.</summary>
internal sealed class AnswerRenderer(PublicAddress address)
{
    private const int LongestName = 80;
    private const int LongestAbstract = 160;
    private static readonly IReadOnlyList<PotentialAction> Feedback =
    [
        new() { SchemaType = "LikeAction", ActionStatus = "PotentialActionStatus" },
        new() { SchemaType = "DislikeAction", ActionStatus = "PotentialActionStatus" },
    ];

    public Activity Render(AssistantUpdate.Final answer, ChannelCapabilities capabilities)
    {
        var citations = answer.Citations.Take(capabilities.MaxCitations).ToList();
        return new Activity
        {
            Type = ActivityTypes.Message,
            Text = capabilities.Citations || citations.Count == 0 ? answer.Text : WithSources(answer.Text, citations),
            TextFormat = "markdown",
            InputHint = "acceptingInput",
            Entities = capabilities.Citations ? [ActivityJson.ToEntity(Describe(citations))] : null,
            SuggestedActions = capabilities.SuggestedActions ? Suggest(answer.Suggestions, answer.TryAgain) : null,
        };
    }

    private MessageEntity Describe(IReadOnlyList<Passage> citations) =>
        new()
        {
            AdditionalType = [MessageEntity.AIGeneratedContent],
            Citation =
                citations.Count == 0
                    ? null
                    :
                    [
                        .. citations.Select(
                            (passage, index) =>
                                new Claim
                                {
                                    Position = index + 1,
                                    Appearance = new DigitalDocument
                                    {
                                        Name = Shorten(Name(passage), LongestName),
                                        Url = address.Of($"/passages/{Uri.EscapeDataString(passage.ChunkId)}"),
                                        Abstract = Shorten(OneLine(passage.Text), LongestAbstract),
                                    },
                                }
                        ),
                    ],
            PotentialAction = Feedback,
        };

    private string WithSources(string text, IReadOnlyList<Passage> citations)
    {
        var builder = new StringBuilder(text).Append("\n\n");
        for (var i = 0; i < citations.Count; i++)
        {
            var url = address.Of($"/passages/{Uri.EscapeDataString(citations[i].ChunkId)}");
            builder.Append(System.Globalization.CultureInfo.InvariantCulture, $"\\[{i + 1}\\] [{Name(citations[i])}]({url})  \n");
        }

        return builder.ToString().TrimEnd();
    }

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

    private static string Name(Passage passage) =>
        passage.TitlePath.Count == 0 ? passage.Title : $"{passage.Title} › {passage.TitlePath[^1]}";

    private static string OneLine(string text) =>
        string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));

    private static string Shorten(string text, int length) =>
        text.Length <= length ? text
        : char.IsHighSurrogate(text[length - 2]) ? string.Concat(text.AsSpan(0, length - 2), "…")
        : string.Concat(text.AsSpan(0, length - 1), "…");
}
