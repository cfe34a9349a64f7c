using System.Collections.Frozen;

namespace Chatbot.Bot.Cards.Validation;

/// <summary>A type of the schema with its properties.</summary>
internal sealed class CardType(string name, int minor, params IEnumerable<CardProperty> properties)
{
    private readonly FrozenDictionary<string, CardProperty> _properties = properties.ToFrozenDictionary(
        property => property.Name,
        StringComparer.Ordinal
    );

    public string Name => name;

    /// <summary>The first version that has it.</summary>
    public CardVersion Since { get; } = new(1, minor);

    /// <summary>False where hosts know it but the published JSON schema does not.</summary>
    public bool IsPublished { get; init; } = true;

    public IEnumerable<CardProperty> Properties => _properties.Values;

    public CardProperty? Find(string property) => _properties.GetValueOrDefault(property);
}
