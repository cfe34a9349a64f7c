namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>A prompt that the product uses: what its files may refer to.</summary>
/// <param name="Name">Begins the names of its files.</param>
/// <param name="Description">What it is for.</param>
/// <param name="Values">Names of the values that each rendering is given.</param>
/// <param name="Parts">Names of the parts that it may be composed of; personas and channels may have parts of their own.</param>
internal sealed record PromptDefinition(
    string Name,
    string Description,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Parts
);
