using Chatbot.Bot.Cards.Validation;

namespace Chatbot.Bot.Cards.Hosts;

/// <summary>What a host can show of a card.</summary>
/// <param name="Name">Its name on the command line.</param>
/// <param name="MaxVersion">The newest schema that it knows.</param>
internal sealed record CardHost(string Name, CardVersion MaxVersion)
{
    /// <summary>Types of the schema that it does not show nevertheless.</summary>
    public IReadOnlyList<string> Missing { get; init; } = [];

    /// <summary>Types beyond the schema that it shows; one that ends with <c>.</c> stands for all that begin so.</summary>
    public IReadOnlyList<string> Extra { get; init; } = [];

    /// <summary>Features with their versions, to which <c>requires</c> is compared.</summary>
    public IReadOnlyDictionary<string, CardVersion> Features { get; init; } = new Dictionary<string, CardVersion>();

    /// <summary>Bytes of JSON that it takes at most.</summary>
    public int MaxBytes { get; init; } = CardLimits.MaxBytes;

    /// <summary>Whether it shows elements of a type of the schema.</summary>
    public bool Shows(CardType type) => !(type.Since > MaxVersion) && !Missing.Contains(type.Name, StringComparer.Ordinal);

    /// <summary>Whether it shows elements of a type beyond the schema.</summary>
    public bool ShowsExtra(string type) =>
        Extra.Any(extra => extra.EndsWith('.') ? type.StartsWith(extra, StringComparison.Ordinal) : type == extra);

    /// <summary>Whether it has a feature; <c>adaptiveCards</c> is the schema itself, and <c>*</c> any version.</summary>
    public bool Has(string feature, string version)
    {
        var offered = feature == "adaptiveCards" ? MaxVersion : Features.GetValueOrDefault(feature);
        return offered != default && (version == "*" || CardVersion.TryParse(version, out var least) && !(least > offered));
    }
}
