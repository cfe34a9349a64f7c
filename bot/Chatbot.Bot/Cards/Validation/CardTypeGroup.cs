namespace Chatbot.Bot.Cards.Validation;

/// <summary>Which types may stand in a place.</summary>
/// <param name="Name">What a person calls them, with an article.</param>
/// <param name="Types">Their names.</param>
internal sealed record CardTypeGroup(string Name, params IReadOnlyList<string> Types)
{
    /// <summary>The type of an object that names none, or null where the type must be named.</summary>
    public string? DefaultType { get; init; }

    /// <summary>Whether a text may stand for the object.</summary>
    public bool AllowsText { get; init; }

    public bool Has(string type) => Types.Contains(type, StringComparer.Ordinal);
}
