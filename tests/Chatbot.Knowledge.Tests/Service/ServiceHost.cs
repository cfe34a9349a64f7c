using System.Security.Cryptography;
using System.Text;
using Chatbot.Knowledge.Service;
using Chatbot.Testing.Files;
using Chatbot.Testing.Silos;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbot.Knowledge.Tests.Service;

/// <summary>The service on a free port of this machine, with a key for every right.</summary>
internal sealed class ServiceHost : IAsyncDisposable
{
    public const string Tenant = "acme";
    public const string AdminKey = "admin-key-of-the-tests-0123456789";
    public const string ReadKey = "read-key-of-the-tests-0123456789";
    public const string EveryoneKey = "everyone-key-of-the-tests-0123456789";
    public const string OtherTenantKey = "other-tenant-key-of-the-tests-0123456789";
    public const string AnyTenantKey = "any-tenant-key-of-the-tests-0123456789";
    public const string NextAdminKey = "next-admin-key-of-the-tests-0123456789";

    private readonly WebApplication _app;
    private readonly TestFolder _folder;

    private ServiceHost(WebApplication app, TestFolder folder) => (_app, _folder) = (app, folder);

    public Uri Address =>
        new(_app.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());

    public string DataFolder => _folder.Path;

    public static async Task<ServiceHost> StartAsync(Action<WebApplicationBuilder>? configure = null, params string[] settings)
    {
        var folder = new TestFolder();
        var app = Build(folder, configure, [.. Keys(), .. settings]);
        await app.StartAsync(TestContext.Current.CancellationToken);
        return new ServiceHost(app, folder);
    }

    /// <summary>The service as it is with nothing but these settings; it is not started.</summary>
    public static WebApplication Build(TestFolder folder, Action<WebApplicationBuilder>? configure, params string[] settings) =>
        KnowledgeServiceApplication.Build(
            ["--urls=http://127.0.0.1:0", "--environment=Production", $"--Knowledge:DataFolder={folder.Path}", .. settings],
            builder =>
            {
                builder.Logging.ClearProviders();
                builder.Services.AddSingleton<IEmbeddingGenerator<string, Embedding<float>>, WordEmbeddings>();
                builder.Services.PostConfigure<KnowledgeOptions>(options => ConformanceLimits.Configure(options, folder.Path));
                configure?.Invoke(builder);
            }
        );

    public T Get<T>()
        where T : notnull => _app.Services.GetRequiredService<T>();

    /// <summary>A client with a key, or without one.</summary>
    public HttpClient Client(string? key = AdminKey)
    {
        var client = new HttpClient { BaseAddress = Address };
        if (key is not null)
            client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", key);
        return client;
    }

    public async ValueTask DisposeAsync()
    {
        await _app.EndAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        _folder.Dispose();
    }

    public static string HashOf(string key) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static IEnumerable<string> Keys() =>
        [
            .. Key(0, "admin", Tenant, "Admin", AdminKey),
            $"--KnowledgeService:Keys:0:Hashes:1={HashOf(NextAdminKey)}",
            .. Key(1, "read", Tenant, "Read", ReadKey),
            .. Key(2, "everyone", Tenant, "Read", EveryoneKey),
            "--KnowledgeService:Keys:2:EveryoneOnly=true",
            .. Key(3, "other", "umbrella", "Admin", OtherTenantKey),
            .. Key(4, "any", "*", "Admin", AnyTenantKey),
        ];

    private static string[] Key(int number, string name, string tenant, string rights, string key) =>
        [
            $"--KnowledgeService:Keys:{number}:Name={name}",
            $"--KnowledgeService:Keys:{number}:Tenant={tenant}",
            $"--KnowledgeService:Keys:{number}:Rights={rights}",
            $"--KnowledgeService:Keys:{number}:Hashes:0={HashOf(key)}",
        ];
}
