using Chatbot.Bot.Orchestration.Providers;
using Chatbot.Bot.Tests.Orchestration.Providers;

namespace Chatbot.Bot.Tests.Snippets;

#region provider-test
public sealed class ParrotProviderConformanceTests : ChatProviderConformanceTests
{
    private protected override IChatProvider Provider { get; } = new ParrotProvider();
}
#endregion
