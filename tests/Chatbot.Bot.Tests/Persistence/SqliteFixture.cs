namespace Chatbot.Bot.Tests.Persistence;

public sealed class SqliteFixture : StoreFixture
{
    protected override Task<IReadOnlyList<KeyValuePair<string, string?>>?> GetSettingsAsync() =>
        Task.FromResult<IReadOnlyList<KeyValuePair<string, string?>>?>([]);
}
