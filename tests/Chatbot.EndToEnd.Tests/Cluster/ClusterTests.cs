using System.Text.Json;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.Testing.Databases;
using Chatbot.Testing.Files;
using Npgsql;

namespace Chatbot.EndToEnd.Tests.Cluster;

/// <summary>Two processes of the product on PostgreSQL and Redis.</summary>
public sealed class ClusterTests
{
    private static readonly string? Redis = Environment.GetEnvironmentVariable("CHATBOT_TEST_REDIS");

    [Fact]
    public async Task Stream_WhoseNodeIsKilled_IsFinishedByTheOtherNode()
    {
        Assert.SkipUnless(PostgreSqlDatabase.IsAvailable, PostgreSqlDatabase.SkipReason);
        Assert.SkipWhen(string.IsNullOrEmpty(Redis), "CHATBOT_TEST_REDIS is not set.");
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromMinutes(4));
        using var folder = new TestFolder();
        await using var database = await PostgreSqlDatabase.CreateAsync();
        string[] settings =
        [
            "--Storage:Provider=postgres",
            $"--Storage:ConnectionString={database.ConnectionString}",
            $"--Cluster:Redis={Redis}",
            $"--Cluster:ClusterId={Guid.NewGuid():N}",
        ];
        await using var first = new ChatbotProcess(folder.Path, settings);
        await first.StartAsync();
        using var firstHttp = first.CreateClient();
        var client = new PersistentClient(first, firstHttp);
        await client.StartAsync(limit.Token);
        await client.PostAsync("before", limit.Token);
        await client.ReadUntilAsync(Transcripts.IsAnswered("before"), limit.Token);

        // The conversation lives on the first node: there was no other when it began.
        await using var second = new ChatbotProcess(folder.Path, settings);
        await second.StartAsync();
        using var secondHttp = second.CreateClient();
        var witness = client.At(second, secondHttp);
        await witness.ReconnectAsync(limit.Token);
        JsonElement half;
        using (var socket = await DirectLineSocket.ConnectAsync(witness.StreamUrl))
        {
            await client.PostAsync("stream 200 20ms", limit.Token);
            var seen = await socket.ReadUntilAsync(activities => activities.Exists(Transcripts.IsHalf));
            half = seen.Last(Transcripts.IsHalf);
        }

        await first.KillAsync();
        await witness.ReadUntilAsync(activities => activities.Exists(Transcripts.IsFinal), limit.Token);
        await witness.PostAsync("after", limit.Token);
        var transcript = await witness.ReadUntilAsync(Transcripts.IsAnswered("after"), limit.Token);

        Assert.Equal(
            ["before", "echo: before", "stream 200 20ms", Transcripts.Words(200), "after", "echo: after"],
            transcript.Where(activity => !Transcripts.IsWelcome(activity)).Select(activity => activity.TextOf())
        );
        Assert.Equal("2", await ReadAttemptAsync(database));
        Assert.Equal(half.DataOf("streamId"), Assert.Single(transcript, Transcripts.IsFinal).DataOf("streamId"));
    }

    /// <summary>How often the turn that was interrupted was run.</summary>
    private static async Task<string?> ReadAttemptAsync(PostgreSqlDatabase database)
    {
        await using var connection = new NpgsqlConnection(database.ConnectionString);
        await connection.OpenAsync(ChatbotProcess.Token);
        await using var command = new NpgsqlCommand("SELECT result FROM turn_journal WHERE step = 'attempt'", connection);
        return await command.ExecuteScalarAsync(ChatbotProcess.Token) as string;
    }
}
