using Chatbot.Bot.Persistence;
using Chatbot.Testing.Databases;
using Chatbot.Testing.Files;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Bot.Tests.Persistence;

/// <summary>The stores on one engine, with a database of their own.</summary>
public abstract class StoreFixture : IAsyncLifetime
{
    private readonly TestFolder _folder = new();
    private ServiceProvider? _services;

    /// <summary>The stores; the test is skipped when there is no server for this engine.</summary>
    internal T Get<T>()
        where T : notnull
    {
        Assert.SkipWhen(_services is null, PostgreSqlDatabase.SkipReason);
        return _services.GetRequiredService<T>();
    }

    public virtual async ValueTask InitializeAsync()
    {
        if (await GetSettingsAsync() is { } settings)
        {
            _services = CreateServices([.. settings, new("Storage:DataPath", _folder.Path)]);
            await _services.GetRequiredService<Database>().MigrateAsync(TestContext.Current.CancellationToken);
        }
    }

    public virtual async ValueTask DisposeAsync()
    {
        GC.SuppressFinalize(this);
        if (_services is not null)
        {
            await _services.DisposeAsync();
        }

        _folder.Dispose();
    }

    /// <summary>Settings of the engine, or null when it is not there.</summary>
    protected abstract Task<IReadOnlyList<KeyValuePair<string, string?>>?> GetSettingsAsync();

    private static ServiceProvider CreateServices(IEnumerable<KeyValuePair<string, string?>> settings)
    {
        var services = new ServiceCollection();
        services.AddLogging();
        services.AddMetrics();
        services.AddSingleton(TimeProvider.System);
        services.AddPersistence(new ConfigurationBuilder().AddInMemoryCollection(settings).Build());
        return services.BuildServiceProvider();
    }
}
