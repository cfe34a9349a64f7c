using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A row of a <see cref="Table"/>.</summary>
internal sealed record TableRow
{
    public IReadOnlyList<TableCell>? Cells { get; init; }

    public ContainerStyle? Style { get; init; }

    public HorizontalAlignment? HorizontalCellContentAlignment { get; init; }

    public VerticalAlignment? VerticalCellContentAlignment { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
