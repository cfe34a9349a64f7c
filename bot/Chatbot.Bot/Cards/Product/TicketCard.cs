using Chatbot.Bot.Cards.Model;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Product;

/// <summary>A ticket and how it stands.</summary>
internal static class TicketCard
{
    /// <param name="number">Its number, such as <c>IT-1042</c>; null when nobody told it.</param>
    /// <param name="title">What it is about.</param>
    /// <param name="status">How it stands, in a word or two.</param>
    /// <param name="mood">Colour of the status.</param>
    /// <param name="description">More about it, or null.</param>
    /// <param name="facts">Priority, owner and so on.</param>
    /// <param name="url">Where it is opened, or null.</param>
    /// <param name="label">Before the number.</param>
    /// <param name="open">Words on the button that opens it.</param>
    public static AdaptiveCard Create(
        string? number,
        string title,
        string status,
        TextColor mood,
        string? description,
        IReadOnlyList<CardFact> facts,
        string? url,
        string label = "Ticket",
        string open = "Open the ticket"
    ) =>
        CardParts.Card(
            $"{Name(label, number)}: {title} ({status})",
            [
                new ColumnSet
                {
                    Columns =
                    [
                        new() { Width = "stretch", Items = [CardParts.Subtle(Name(label, number))!] },
                        new()
                        {
                            Width = "stretch",
                            Items =
                            [
                                new TextBlock
                                {
                                    Text = CardMarkdown.Escape(status),
                                    Weight = TextWeight.Bolder,
                                    Color = mood,
                                    HorizontalAlignment = HorizontalAlignment.Right,
                                    Wrap = true,
                                },
                            ],
                        },
                    ],
                },
                CardParts.Heading(title) with
                {
                    Spacing = Spacing.Small,
                },
                CardParts.Plain(description),
                CardParts.Facts(facts),
            ],
            [CardParts.Link(open, url)]
        );

    private static string Name(string label, string? number) => number is null ? label : $"{label} {number}";
}
