using System.Collections.Frozen;

namespace Chatbot.Bot.Cards.Validation;

/// <summary>
/// The types of Adaptive Cards 1.0 to 1.6 with their properties, values and versions, after the schema published at
/// adaptivecards.io/schemas/1.6.0/adaptive-card.json, and what hosts know beyond it.
/// </summary>
internal static partial class CardSchema
{
    public const string Card = "AdaptiveCard";
    public const string Fallback = "fallback";
    public const string Drop = "drop";

    private static readonly FrozenDictionary<string, CardType> Types = (
        (CardType[])[Root, .. Elements, .. Inputs, .. Actions, .. Parts]
    ).ToFrozenDictionary(type => type.Name, StringComparer.Ordinal);

    public static IEnumerable<CardType> All => Types.Values;

    public static CardType? Find(string type) => Types.GetValueOrDefault(type);

    private static CardProperty Text(string name) => new(name) { Kinds = JsonKinds.Text };

    private static CardProperty Number(string name) => new(name) { Kinds = JsonKinds.Number };

    private static CardProperty Flag(string name) => new(name) { Kinds = JsonKinds.Boolean };

    private static CardProperty TextOrNumber(string name) => new(name) { Kinds = JsonKinds.Text | JsonKinds.Number };

    private static CardProperty Choice(string name, IReadOnlyList<string> choices) =>
        new(name) { Kinds = JsonKinds.Text, Choices = choices };

    private static CardProperty Address(string name, AddressUse use) => new(name) { Kinds = JsonKinds.Text, Address = use };

    private static CardProperty Free(string name) => new(name) { Kinds = JsonKinds.Text | JsonKinds.FreeObject };

    private static CardProperty One(string name, CardTypeGroup group) => new(name) { Group = group };

    private static CardProperty List(string name, CardTypeGroup group) => new(name) { Group = group, IsList = true };
}
