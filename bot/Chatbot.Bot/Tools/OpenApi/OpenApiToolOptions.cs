namespace Chatbot.Bot.Tools.OpenApi;

/// <summary>HTTP APIs whose operations are offered, by name; section <c>Tools:OpenApi</c>.</summary>
internal sealed class OpenApiToolOptions
{
    public const string SectionName = "Tools:OpenApi";

    /// <summary>Name → API.</summary>
    public IDictionary<string, OpenApiServiceSettings> Services { get; } =
        new Dictionary<string, OpenApiServiceSettings>(StringComparer.OrdinalIgnoreCase);
}
