using System.Net;
using Chatbot.Testing.Files;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge.Tests.Service;

/// <summary>How the service starts, and with which keys.</summary>
public sealed class StartTests
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("KnowledgeService:Keys is empty")]
    [InlineData("Development only", "--KnowledgeService:DangerouslyAllowAnonymous=true")]
    [InlineData("neither Hashes nor Files", "--KnowledgeService:Keys:0:Name=a", "--KnowledgeService:Keys:0:Tenant=t")]
    [InlineData(
        "SHA-256",
        "--KnowledgeService:Keys:0:Name=a",
        "--KnowledgeService:Keys:0:Tenant=t",
        "--KnowledgeService:Keys:0:Hashes:0=plain-key"
    )]
    [InlineData("Tenant is empty", "--KnowledgeService:Keys:0:Name=a", "--KnowledgeService:Keys:0:Files:0=/dev/null")]
    [InlineData(
        "does not exist",
        "--KnowledgeService:Keys:0:Name=a",
        "--KnowledgeService:Keys:0:Tenant=t",
        "--KnowledgeService:Keys:0:Files:0=/no/such/file"
    )]
    public async Task Start_WithoutUsableKeys_IsRefused(string reason, params string[] settings)
    {
        using var folder = new TestFolder();

        var refused = await Assert.ThrowsAsync<OptionsValidationException>(async () =>
        {
            await using var app = ServiceHost.Build(folder, null, settings);
            await app.StartAsync(Token);
        });

        Assert.Contains(reason, refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task KeyInAFile_IsAccepted()
    {
        using var folder = new TestFolder();
        var path = Path.Combine(folder.Path, "key");
        await File.WriteAllTextAsync(path, "a-key-that-a-secret-store-mounted\n", Token);
        await using var service = await ServiceHost.StartAsync(null, $"--KnowledgeService:Keys:1:Files:0={path}");
        using var client = service.Client("a-key-that-a-secret-store-mounted");

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/indexes", Token)).StatusCode);
    }

    [Fact]
    public async Task Anonymous_InDevelopment_IsForProgramsOnThisMachineOnly()
    {
        await using var service = await ServiceHost.StartAsync(
            null,
            "--environment=Development",
            "--KnowledgeService:DangerouslyAllowAnonymous=true"
        );
        using var client = service.Client(null);

        Assert.Equal(HttpStatusCode.OK, (await client.GetAsync("/indexes", Token)).StatusCode);
        using var page = new HttpRequestMessage(HttpMethod.Get, "/indexes")
        {
            Headers = { { "Origin", "https://evil.example" } },
        };
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(page, Token)).StatusCode);
        using var rebound = new HttpRequestMessage(HttpMethod.Get, "/indexes") { Headers = { Host = "evil.example" } };
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(rebound, Token)).StatusCode);
        client.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", "nonsense");
        Assert.Equal(HttpStatusCode.Forbidden, (await client.GetAsync("/indexes", Token)).StatusCode);
    }

    [Fact]
    public async Task TooManyRequests_AreTurnedAway_PerKey()
    {
        await using var service = await ServiceHost.StartAsync(null, "--KnowledgeService:RequestsPerMinute=3");
        using var one = service.Client();
        using var other = service.Client(ServiceHost.ReadKey);
        var answers = new List<HttpStatusCode>();
        for (var i = 0; i < 4; i++)
            answers.Add((await one.GetAsync("/indexes", Token)).StatusCode);

        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests], answers);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/indexes", Token)).StatusCode);
    }
}
