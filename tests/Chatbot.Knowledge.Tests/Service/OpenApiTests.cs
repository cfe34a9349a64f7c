using System.Runtime.CompilerServices;

namespace Chatbot.Knowledge.Tests.Service;

/// <summary>The description of the API in <c>manifests/</c> is what the service does.</summary>
public sealed class OpenApiTests
{
    private const string AcceptVariable = "CHATBOT_ACCEPT_APPROVALS";

    [Fact]
    public async Task Description_IsTheApprovedOne()
    {
        var token = TestContext.Current.CancellationToken;
        await using var service = await ServiceHost.StartAsync(null, "--environment=Development");
        using var client = service.Client(null);

        var actual = (await client.GetStringAsync("/openapi/v1.json", token)).ReplaceLineEndings("\n") + "\n";

        var path = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(Here())!, "../../../manifests/knowledge-openapi.json"));
        if (Environment.GetEnvironmentVariable(AcceptVariable) == "1")
            await File.WriteAllTextAsync(path, actual, token);
        Assert.True(File.Exists(path), $"{path} does not exist; run this test with {AcceptVariable}=1.");
        var approved = (await File.ReadAllTextAsync(path, token)).ReplaceLineEndings("\n");
        Assert.True(approved == actual, $"The API has changed. Look at it, then run this test with {AcceptVariable}=1.");
    }

    private static string Here([CallerFilePath] string path = "") => path;
}
