using System.Text.Json.Serialization;

namespace Chatbot.Bot.Channels.DirectLine.Wire;

/// <summary>A passage in its document; <c>start</c> and <c>end</c> are UTF-16 places in the text.</summary>
internal sealed record PassageAnswer(
    string DocumentTitle,
    string FileName,
    IReadOnlyList<string> TitlePath,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] int? Page,
    [property: JsonIgnore(Condition = JsonIgnoreCondition.Never)] string? SourceUrl,
    string Text,
    int Start,
    int End
);
