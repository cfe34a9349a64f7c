namespace Chatbot.Knowledge.Sources;

/// <summary>The sources, by name.</summary>
public sealed class SourcesOptions
{
    /// <summary>Name of the configuration section; every child is a source.</summary>
    public const string SectionName = "Knowledge:Sources";

    /// <summary>The sources, by name.</summary>
    public IDictionary<string, SourceOptions> Sources { get; } =
        new Dictionary<string, SourceOptions>(StringComparer.OrdinalIgnoreCase);
}
