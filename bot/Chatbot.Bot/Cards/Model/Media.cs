namespace Chatbot.Bot.Cards.Model;

/// <summary>Audio or video, since 1.1.</summary>
internal sealed record Media : AdaptiveElement
{
    public override string Type => "Media";

    public required IReadOnlyList<MediaSource> Sources { get; init; }

    public string? Poster { get; init; }

    public string? AltText { get; init; }

    /// <summary>Subtitles, since 1.6.</summary>
    public IReadOnlyList<CaptionSource>? CaptionSources { get; init; }
}
