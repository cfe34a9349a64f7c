using Chatbot.Bot.Orchestration.Providers;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tests.Snippets;

#region provider
/// <summary>A provider of chat answers by the name <c>parrot</c>.</summary>
internal sealed class ParrotProvider : IChatProvider
{
    public string Name => "parrot";

    public string DefaultModel => "parrot-1";

    /// <summary>A provider with a key says here whether it has one.</summary>
    public bool IsConfigured => true;

    public bool UsesDocuments => true;

    public bool IsLanguageModel => true;

    public bool DevelopmentOnly => false;

    public int MaxRetries => 2;

    public IChatClient CreateClient(string model, TimeSpan longestSilence) => new ParrotChatClient(model);
}
#endregion
