namespace Chatbot.Knowledge.Persistence;

/// <summary>Which indexes there are at one moment.</summary>
/// <param name="Live">The one that is searched.</param>
/// <param name="LiveRecipe">What it was built with; empty when that is not known.</param>
/// <param name="Building">The one that is being built beside it, or null.</param>
/// <param name="BuildingRecipe">What it is built with.</param>
/// <param name="Retired">Those that were replaced and still have to go, with the time of the replacement.</param>
internal sealed record IndexSpaces(
    string Live,
    string LiveRecipe,
    string? Building,
    string? BuildingRecipe,
    IReadOnlyList<(string Name, DateTimeOffset Since)> Retired
)
{
    /// <summary>Where every served document belongs.</summary>
    public string Target => Building ?? Live;
}
