namespace Chatbot.Bot.Orchestration.Models;

/// <summary>What the catalogue knows of a model.</summary>
internal sealed record ModelCard
{
    /// <summary>Name of the model at its provider. A dated name such as <c>gpt-5-mini-2025-08-07</c> has the card of the name before the date.</summary>
    public required string Model { get; init; }

    /// <summary>Largest sum of input and output, in tokens.</summary>
    public required int ContextTokens { get; init; }

    /// <summary>Largest answer, in tokens.</summary>
    public required int MaxOutputTokens { get; init; }

    public IReadOnlyList<ModelCapability> Capabilities
    {
        get;
        init => field = value ?? [];
    } = [];

    /// <summary>Empty = it costs nothing or the price is not known; nothing is charged to the budget.</summary>
    public IReadOnlyList<ModelPrice> Prices
    {
        get;
        init => field = value ?? [];
    } = [];

    public bool Can(ModelCapability capability) => Capabilities.Contains(capability);

    public ModelPrice? PriceOn(DateOnly day) => Prices.FirstOrDefault(price => price.IsValidOn(day));
}
