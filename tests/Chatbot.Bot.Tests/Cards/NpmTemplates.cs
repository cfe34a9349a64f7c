using System.Diagnostics;
using System.Text.Json;

namespace Chatbot.Bot.Tests.Cards;

/// <summary>The real npm package <c>adaptivecards-templating</c> in a Node.js process.</summary>
internal static class NpmTemplates
{
    private static readonly string Folder = Find();

    public static void RequireOrSkip()
    {
        if (Directory.Exists(Path.Combine(Folder, "node_modules", "adaptivecards-templating")))
            return;
        const string Reason = "adaptivecards-templating is not installed; run: npm ci --prefix tests/npm/cards";
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", Reason);
        Assert.Skip(Reason);
    }

    /// <summary>Fills each template with its data; what the package makes of it, or null where it fails.</summary>
    public static async Task<IReadOnlyList<NpmResult>> ExpandAsync(IEnumerable<(string Template, string Data)> pairs)
    {
        var process = Process.Start(
            new ProcessStartInfo("node", "expand.mjs")
            {
                WorkingDirectory = Folder,
                UseShellExecute = false,
                RedirectStandardInput = true,
                RedirectStandardOutput = true,
            }
        )!;
        var writing = WriteAsync(process, pairs);
        var results = new List<NpmResult>();
        while (await process.StandardOutput.ReadLineAsync(TestContext.Current.CancellationToken) is { } line)
        {
            var answer = JsonSerializer.Deserialize<JsonElement>(line);
            results.Add(
                answer.GetProperty("ok").GetBoolean()
                    ? new(answer.TryGetProperty("value", out var value) ? value : default, null)
                    : new(default, answer.GetProperty("error").GetString())
            );
        }

        await writing;
        await process.WaitForExitAsync(TestContext.Current.CancellationToken);
        process.Dispose();
        return results;
    }

    private static async Task WriteAsync(Process process, IEnumerable<(string Template, string Data)> pairs)
    {
        foreach (var (template, data) in pairs)
        {
            var line = $$"""{"template":{{OneLine(template)}},"data":{{OneLine(data)}}}""";
            await process.StandardInput.WriteLineAsync(line.AsMemory(), TestContext.Current.CancellationToken);
        }

        process.StandardInput.Close();
    }

    private static string OneLine(string json) => JsonSerializer.Serialize(JsonSerializer.Deserialize<JsonElement>(json));

    private static string Find()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Chatbot.sln")))
            folder = folder.Parent;
        Assert.NotNull(folder);
        return Path.Combine(folder.FullName, "tests", "npm", "cards");
    }
}

internal sealed record NpmResult(JsonElement Value, string? Error);
