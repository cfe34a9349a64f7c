namespace Chatbot.Bot.Orchestration.Models;

/// <summary>The models of each class in the order in which they are asked; each is written <c>provider/model</c>.</summary>
internal sealed class ModelLists
{
    /// <summary>For simple questions; empty = those of <see cref="Standard"/>.</summary>
    public IList<string> Cheap { get; } = [];

    /// <summary>For most questions; empty = the model of <c>Assistant:Provider</c>.</summary>
    public IList<string> Standard { get; } = [];

    /// <summary>For hard questions; empty = those of <see cref="Standard"/>.</summary>
    public IList<string> Strong { get; } = [];

    public IEnumerable<string> All => [.. Standard, .. Cheap, .. Strong];

    public IList<string> Of(ModelClass modelClass) =>
        modelClass switch
        {
            ModelClass.Cheap => Cheap,
            ModelClass.Strong => Strong,
            _ => Standard,
        };
}
