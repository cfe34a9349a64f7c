using Chatbot.Bot.Tests.Tools.Catalog;
using Chatbot.Bot.Tools.Catalog;

namespace Chatbot.Bot.Tests.Snippets;

#region tool-test
public sealed class RoomToolTests : ToolConformanceTests
{
    private protected override IToolSource Source { get; } = new RoomTool();

    protected override IReadOnlyDictionary<string, string> Examples { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal) { ["free_rooms"] = """{"people":6}""" };
}
#endregion
