using Chatbot.Testing.Databases;

namespace Chatbot.Bot.Tests.Persistence;

public sealed class PostgreSqlFixture : StoreFixture
{
    private PostgreSqlDatabase? _database;

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        if (_database is not null)
        {
            await _database.DisposeAsync();
        }
    }

    protected override async Task<IReadOnlyList<KeyValuePair<string, string?>>?> GetSettingsAsync()
    {
        if (!PostgreSqlDatabase.IsAvailable)
        {
            return null;
        }

        _database = await PostgreSqlDatabase.CreateAsync();
        return [new("Storage:Provider", "postgres"), new("Storage:ConnectionString", _database.ConnectionString)];
    }
}
