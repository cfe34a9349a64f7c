using System.Text.Json;
using Chatbot.Testing;

namespace Chatbot.Bot.Tests.Cards;

/// <summary>Public sample cards with what is known of them, kept in a folder named <c>shared</c> beside the repository.</summary>
internal static class CardSamples
{
    private static readonly string? Folder =
        SharedData.Find() is { } data && File.Exists(Path.Combine(data, "channels", "cards", "index.jsonl"))
            ? Path.Combine(data, "channels")
            : null;

    public static IReadOnlyList<CardSample> All { get; } =
        Folder is null ? [] : [.. File.ReadLines(Path.Combine(Folder, "cards", "index.jsonl")).Select(Read)];

    public static IReadOnlyList<CardSample> Cards { get; } = [.. All.Where(sample => !sample.IsTemplate)];

    public static IReadOnlyList<CardSample> Templates { get; } = [.. All.Where(sample => sample.IsTemplate)];

    public static void RequireOrSkip()
    {
        if (Folder is not null)
            return;
        Assert.False(Environment.GetEnvironmentVariable("CI") == "true", "The folder shared/data/channels/cards is missing.");
        Assert.Skip("The folder shared/data/channels/cards is missing.");
    }

    private static CardSample Read(string line)
    {
        var row = JsonSerializer.Deserialize<JsonElement>(line);
        return new(
            row.GetProperty("file").GetString()!,
            row.GetProperty("kind").GetString() == "template",
            File.ReadAllText(Path.Combine(Folder!, row.GetProperty("file").GetString()!)),
            Other(row, "data_file"),
            Other(row, "expanded_file"),
            row
        );
    }

    private static string? Other(JsonElement row, string member) =>
        row.TryGetProperty(member, out var file) ? File.ReadAllText(Path.Combine(Folder!, file.GetString()!)) : null;
}

internal sealed record CardSample(string File, bool IsTemplate, string Json, string? Data, string? Expanded, JsonElement Row)
{
    public bool? IsValidIn(string version) =>
        Row.GetProperty("schema_valid").GetProperty(version) is { ValueKind: not JsonValueKind.Null } verdict
            ? verdict.GetBoolean()
            : null;

    public JsonElement Facts => Row.TryGetProperty("expanded_facts", out var facts) ? facts : Row.GetProperty("facts");
}
