namespace Chatbot.Bot.Cards.Validation;

/// <summary>A property of a type in the schema.</summary>
/// <param name="Name">Its name in JSON.</param>
internal sealed record CardProperty(string Name)
{
    /// <summary>The first version that has it. Default: 1.0, or the version of its type.</summary>
    public CardVersion Since { get; init; } = CardVersion.First;

    public bool IsRequired { get; init; }

    /// <summary>Which plain values it may have.</summary>
    public JsonKinds Kinds { get; init; }

    /// <summary>The texts that it may have, in any case; empty for any text.</summary>
    public IReadOnlyList<string> Choices { get; init; } = [];

    /// <summary>The objects that it may have.</summary>
    public CardTypeGroup? Group { get; init; }

    /// <summary>Whether it is an array of such values.</summary>
    public bool IsList { get; init; }

    public AddressUse Address { get; init; }

    /// <summary>False where hosts know it but the published JSON schema does not.</summary>
    public bool IsPublished { get; init; } = true;

    public CardProperty Required() => this with { IsRequired = true };

    public CardProperty From(int minor) => this with { Since = new(1, minor) };

    public CardProperty OrNull() => this with { Kinds = Kinds | JsonKinds.Null };

    public CardProperty OrText(AddressUse address = AddressUse.None) =>
        this with
        {
            Kinds = Kinds | JsonKinds.Text,
            Address = address,
        };

    public CardProperty Unpublished() => this with { IsPublished = false };
}
