using System.Net.Http.Headers;
using System.Text;
using System.Text.Json;
using Chatbot.EndToEnd.Tests.Chaos;
using Chatbot.EndToEnd.Tests.DirectLine;
using Chatbot.EndToEnd.Tests.Tools;
using Chatbot.Testing.Files;
using Microsoft.Data.Sqlite;

namespace Chatbot.EndToEnd.Tests.Memory;

/// <summary>
/// What was forgotten is in no file any more: the product in a process of its own, with a model that repeats what it knows, and the
/// bytes of its data folder.
/// </summary>
public sealed class ForgettingTests
{
    private const string Value = "QX-90125-ZK";
    private const string Removed = "(removed on request)";
    private const string Secret = "a secret of the test host";

    /// <summary>Tables that hold the value before it is forgotten.</summary>
    private static readonly string[] Everywhere =
    [
        "approval",
        "bot_state",
        "conversation",
        "job",
        "job_step",
        "tool_audit",
        "transcript",
        "turn_journal",
        "user_fact",
    ];

    [Theory]
    [InlineData("Forget my badge number.", null)]
    [InlineData("Stop remembering me.", null)]
    [InlineData("Forget everything about me.", "yes")]
    public async Task Forgotten_IsInNoFile(string forget, string? confirmation)
    {
        using var folder = new TestFolder();
        await using var helpdesk = await Helpdesk.StartAsync();
        await using var model = await TellTaleModel.StartAsync(Value);
        await using var host = new ChatbotProcess(
            folder.Path,
            [.. Settings(model), .. await helpdesk.SettingsAsync(folder.Path)]
        );
        await host.StartAsync();
        using var http = host.CreateClient();
        var (first, second) = (new Talk(http, "dl_ann"), new Talk(http, "dl_ann"));
        await first.StartAsync();
        await second.StartAsync();
        await TellAsync(first, second);
        Assert.Equal(Everywhere, TablesWith(folder.Path, Value));

        await second.AskAsync(forget);
        if (confirmation is not null)
        {
            await second.AskAsync(confirmation);
        }

        await UntilErasedAsync(folder.Path);

        Assert.DoesNotContain(Value, await first.ReadAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Value, await second.ReadAsync(), StringComparison.Ordinal);
        Assert.Contains(Removed, await first.ReadAsync(), StringComparison.Ordinal);
        Assert.DoesNotContain(Value, await ExportAsync(first), StringComparison.Ordinal);
        await first.AskAsync("What do you know?");
        Assert.Contains("I know of nothing.", await first.ReadAsync(), StringComparison.Ordinal);
        await host.KillAsync();
        Assert.Empty(FilesWith(folder.Path, Value));
        Assert.Empty(FilesWith(folder.Path, "90125"));
    }

    [Fact]
    public async Task Forgetting_KilledInTheMiddle_IsFinishedByTheNextProcess()
    {
        using var folder = new TestFolder();
        await using var model = await TellTaleModel.StartAsync(Value);
        await using var host = new ChatbotProcess(folder.Path, Settings(model));
        await host.StartAsync();
        using var http = host.CreateClient();
        var (first, second) = (new Talk(http, "dl_ann"), new Talk(http, "dl_ann"));
        await first.StartAsync();
        await second.StartAsync();
        await first.AskAsync($"My badge number is {Value}.");
        await first.AskAsync("What do you know?");
        await second.AskAsync($"My badge number is {Value}.");

        // A turn that still knows it is in the way, so that the rest is not finished when the process dies.
        var asked = model.SilenceOnce();
        await first.SayAsync("What was it again?");
        await asked.WaitAsync(TimeSpan.FromSeconds(60), ChatbotProcess.Token);
        await second.AskAsync("Forget my badge number.");
        await second.UntilAsync(text => text.Contains(Removed, StringComparison.Ordinal));
        Assert.Equal(1, Open(folder.Path));
        await host.KillAsync();
        Assert.NotEmpty(FilesWith(folder.Path, Value));

        await host.StartAsync();
        await UntilErasedAsync(folder.Path);

        Assert.DoesNotContain(Value, await first.ReadAsync(), StringComparison.Ordinal);
        await host.KillAsync();
        Assert.Empty(FilesWith(folder.Path, Value));
    }

    /// <summary>As a message, in an answer, in a search, in a request for approval, in a job, in a summary and across conversations.</summary>
    private static async Task TellAsync(Talk first, Talk second)
    {
        await first.AskAsync("Remember things about me.");
        await first.AskAsync($"My badge number is {Value}.");
        await first.AskAsync("What do you know?");
        await first.AskAsync("Please search for it.");
        await first.AskAsync("/background What do you know of it?");
        await first.UntilAsync(text => text.Contains("is done", StringComparison.Ordinal));
        await first.AskAsync("And what else?");
        await first.AskAsync("And what more?");
        await second.AskAsync("What do you know?");
        await first.AskAsync("Please create a ticket.");
        await first.UntilAsync(text => text.Contains("approvalId", StringComparison.Ordinal));
        Assert.Contains(Value, await second.ReadAsync(), StringComparison.Ordinal);
    }

    private static string[] Settings(TellTaleModel model) =>
        [
            .. model.Settings,
            $"--DirectLine:Secret={Secret}",
            "--Conversations:SweepInterval=00:00:00.3",
            "--Conversations:HistoryMessages=6",
        ];

    /// <summary>What /export gives, its file decoded.</summary>
    private static async Task<string> ExportAsync(Talk talk)
    {
        await talk.AskAsync("/export");
        var uri = (await talk.ActivitiesAsync())
            .Where(activity => activity.TryGetProperty("attachments", out _))
            .SelectMany(activity => activity.GetProperty("attachments").EnumerateArray())
            .Select(attachment => attachment.TryGetProperty("contentUrl", out var url) ? url.GetString()! : "")
            .Last(url => url.StartsWith("data:text/markdown", StringComparison.Ordinal));
        return Encoding.UTF8.GetString(Convert.FromBase64String(uri.Split(',')[1]));
    }

    private static IReadOnlyList<string> FilesWith(string folder, string value)
    {
        var bytes = Encoding.UTF8.GetBytes(value);
        return
        [
            .. Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .Where(file => Read(file).AsSpan().IndexOf(bytes) >= 0)
                .Select(file => Path.GetRelativePath(folder, file)),
        ];
    }

    private static IReadOnlyList<string> TablesWith(string folder, string value)
    {
        using var connection = Connect(folder);
        var columns = Texts(
            connection,
            "SELECT m.name || '.' || c.name FROM sqlite_master m JOIN pragma_table_info(m.name) c WHERE m.type = 'table'"
        );
        return
        [
            .. columns
                .Select(column => column.Split('.'))
                .Where(column =>
                    Texts(connection, $"SELECT 1 FROM \"{column[0]}\" WHERE instr(\"{column[1]}\", '{value}') > 0 LIMIT 1").Count
                    > 0
                )
                .Select(column => column[0])
                .Distinct()
                .Order(StringComparer.Ordinal),
        ];
    }

    private static List<string> Texts(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
        {
            rows.Add(reader.GetString(0));
        }

        return rows;
    }

    private static SqliteConnection Connect(string folder)
    {
        var connection = new SqliteConnection($"Data Source={Path.Combine(folder, "chatbot.db")};Pooling=False");
        connection.Open();
        return connection;
    }

    private static byte[] Read(string file)
    {
        using var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var content = new byte[stream.Length];
        return content[..stream.ReadAtLeast(content, content.Length, throwOnEndOfStream: false)];
    }

    private static long Open(string folder)
    {
        using var connection = Connect(folder);
        return Texts(connection, "SELECT erasure_id FROM erasure WHERE finished_at IS NULL").Count;
    }

    private static async Task UntilErasedAsync(string folder)
    {
        using var limit = Limit();
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        while (Open(folder) > 0)
        {
            await timer.WaitForNextTickAsync(limit.Token);
        }
    }

    private static CancellationTokenSource Limit()
    {
        var limit = CancellationTokenSource.CreateLinkedTokenSource(ChatbotProcess.Token);
        limit.CancelAfter(TimeSpan.FromSeconds(90));
        return limit;
    }

    /// <summary>One conversation of a user over Direct Line, which polls without a watermark.</summary>
    private sealed class Talk(HttpClient http, string user)
    {
        private string _token = Secret;
        private string _conversation = "";

        public async Task StartAsync()
        {
            var generated = await SendAsync(HttpMethod.Post, "tokens/generate", $$$"""{"user":{"id":"{{{user}}}"}}""");
            _token = generated.GetProperty("token").GetString()!;
            _conversation = (await SendAsync(HttpMethod.Post, "conversations", "{}")).GetProperty("conversationId").GetString()!;
        }

        public async Task<string> SayAsync(string text)
        {
            var json = $$"""{"type":"message","from":{"id":"{{user}}"},"text":{{JsonSerializer.Serialize(text)}}}""";
            var posted = await SendAsync(HttpMethod.Post, $"conversations/{_conversation}/activities", json);
            return posted.GetProperty("id").GetString()!;
        }

        /// <summary>Says something and waits until it is answered.</summary>
        public async Task AskAsync(string text)
        {
            var id = await SayAsync(text);
            using var limit = Limit();
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (
                !(await ActivitiesAsync()).Any(activity =>
                    activity.TryGetProperty("replyToId", out var of) && of.GetString() == id && activity.TypeOf() == "message"
                )
            )
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
        }

        public async Task UntilAsync(Func<string, bool> isThere)
        {
            using var limit = Limit();
            using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(50));
            while (!isThere(await ReadAsync()))
            {
                await timer.WaitForNextTickAsync(limit.Token);
            }
        }

        public async Task<string> ReadAsync() =>
            string.Join('\n', (await ActivitiesAsync()).Select(activity => activity.GetRawText()));

        public async Task<IReadOnlyList<JsonElement>> ActivitiesAsync() =>
            [
                .. (await SendAsync(HttpMethod.Get, $"conversations/{_conversation}/activities", null))
                    .GetProperty("activities")
                    .EnumerateArray(),
            ];

        private async Task<JsonElement> SendAsync(HttpMethod method, string path, string? json)
        {
            using var request = new HttpRequestMessage(method, "v3/directline/" + path);
            request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", _token);
            request.Content = json is null ? null : new StringContent(json, Encoding.UTF8, "application/json");
            using var response = await http.SendAsync(request, ChatbotProcess.Token);
            var body = await response.Content.ReadAsStringAsync(ChatbotProcess.Token);
            Assert.True(response.IsSuccessStatusCode, $"{(int)response.StatusCode} {body}");
            return JsonDocument.Parse(body).RootElement.Clone();
        }
    }
}
