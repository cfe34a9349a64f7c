using Chatbot.Bot.Orchestration.Providers;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Models;

/// <summary>Which models are asked for a class, in order: its own, then those of the other classes.</summary>
internal sealed class ModelChains
{
    /// <summary>What answers when no language model does.</summary>
    public static readonly ModelName Quotations = new("offline", "offline");

    private static readonly ModelClass[] Classes = Enum.GetValues<ModelClass>();
    private readonly Dictionary<ModelClass, IReadOnlyList<ModelName>> _chains;

    public ModelChains(IOptions<AssistantOptions> options, ChatProviderCatalog providers)
    {
        var lists = options.Value.Models;
        if (lists.Standard.Count == 0)
        {
            var provider = providers.Get(options.Value.Provider);
            IReadOnlyList<ModelName> only = [new(provider.Name, provider.DefaultModel)];
            _chains = Classes.ToDictionary(modelClass => modelClass, _ => only);
            return;
        }

        _chains = Classes.ToDictionary(modelClass => modelClass, modelClass => Chain(lists, modelClass));
    }

    /// <summary>Every model once, those of the standard class first.</summary>
    public IReadOnlyList<ModelName> All => _chains[ModelClass.Standard];

    /// <summary>Whether the classes differ, so that there is something to choose.</summary>
    public bool HasChoice => Classes.Any(modelClass => _chains[modelClass][0] != _chains[ModelClass.Standard][0]);

    /// <returns>At least one model.</returns>
    public IReadOnlyList<ModelName> Of(ModelClass modelClass) => _chains[modelClass];

    private static IReadOnlyList<ModelName> Chain(ModelLists lists, ModelClass modelClass) =>
        [.. Nearest(modelClass).SelectMany(lists.Of).Select(ModelName.Parse).Distinct()];

    /// <summary>The class itself, then what is better, then what is worse; for a cheap one, the next better first.</summary>
    private static ModelClass[] Nearest(ModelClass modelClass) =>
        modelClass switch
        {
            ModelClass.Cheap => [ModelClass.Cheap, ModelClass.Standard, ModelClass.Strong],
            ModelClass.Strong => [ModelClass.Strong, ModelClass.Standard, ModelClass.Cheap],
            _ => [ModelClass.Standard, ModelClass.Strong, ModelClass.Cheap],
        };
}
