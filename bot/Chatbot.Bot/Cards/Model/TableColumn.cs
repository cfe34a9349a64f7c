using System.Text.Json;
using System.Text.Json.Serialization;
using Chatbot.Bot.Cards.Model.Json;
using Chatbot.Bot.Cards.Model.Values;

namespace Chatbot.Bot.Cards.Model;

/// <summary>A column of a <see cref="Table"/>.</summary>
internal sealed record TableColumn
{
    /// <summary>A weight such as <c>2</c>, or pixels such as <c>50px</c>.</summary>
    [JsonConverter(typeof(NumberOrTextConverter))]
    public string? Width { get; init; }

    public HorizontalAlignment? HorizontalCellContentAlignment { get; init; }

    public VerticalAlignment? VerticalCellContentAlignment { get; init; }

    /// <summary>Members not named above, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Extensions { get; set; }
}
