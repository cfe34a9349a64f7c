using System.Globalization;
using System.Xml.Linq;

namespace Chatbot.Knowledge.Readers.Packages;

/// <summary>What an Office package says of itself.</summary>
/// <param name="Title">The title that a person gave, or null.</param>
/// <param name="Metadata">Author, subject, keywords, description, language, dates.</param>
internal sealed record OfficeProperties(string? Title, Dictionary<string, string> Metadata)
{
    private static readonly string[] LeftOvers =
    [
        "PowerPoint Presentation",
        "Presentation",
        "Slide 1",
        "Untitled",
        "Word Document",
    ];

    public static OfficeProperties Of(DocumentPackage package)
    {
        var metadata = new Dictionary<string, string>(StringComparer.Ordinal);
        var part = package.RelationsOf("").OfKind("core-properties").FirstOrDefault() ?? "docProps/core.xml";
        var core = package.TryLoad(part);
        Add(metadata, "author", core.Child("creator")?.Value);
        Add(metadata, "subject", core.Child("subject")?.Value);
        Add(metadata, "keywords", core.Child("keywords")?.Value);
        Add(metadata, "description", core.Child("description")?.Value);
        Add(metadata, "language", core.Child("language")?.Value);
        Add(metadata, "created", Date(core.Child("created")?.Value));
        Add(metadata, "modified", Date(core.Child("modified")?.Value));
        return new OfficeProperties(TitleOf(core.Child("title")), metadata);
    }

    /// <summary>Adds what is there and not blank.</summary>
    public static void Add(Dictionary<string, string> metadata, string key, string? value)
    {
        if (value is not null && ExtractedTextBuilder.Clean(value) is { Length: > 0 } clean)
            metadata[key] = clean;
    }

    /// <summary>A date as ISO 8601 in UTC, or null when it is none.</summary>
    public static string? Date(string? value) =>
        DateTimeOffset.TryParse(value, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var date)
        && date.Year > 1601
            ? date.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture)
            : null;

    private static string? TitleOf(XElement? title) =>
        title is not null
        && ExtractedTextBuilder.Clean(title.Value) is { Length: > 0 } clean
        && !LeftOvers.Contains(clean, StringComparer.OrdinalIgnoreCase)
            ? clean
            : null;
}
