using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Tests.Service;

/// <summary>Kernel Memory's routes, spoken as its own clients speak them.</summary>
public sealed class KernelMemoryTests : IAsyncLifetime
{
    private ServiceHost _service = null!;
    private HttpClient _client = null!;

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync()
    {
        _service = await ServiceHost.StartAsync();
        _client = _service.Client();
    }

    public async ValueTask DisposeAsync()
    {
        _client.Dispose();
        await _service.DisposeAsync();
    }

    [Fact]
    public async Task Upload_IsAccepted_AndItsStatusEndsCompleted()
    {
        using var response = await PostAsync(
            Form(
                "hr",
                "travel",
                ["year:2024", "kind:policy", "kind:rule", "plain"],
                ("travel.md", "# Travel\n\nTrains come before flights.")
            )
        );

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        Assert.Equal("/upload-status?index=hr&documentId=travel", response.Headers.Location!.OriginalString);
        var accepted = await response.Content.ReadFromJsonAsync<JsonObject>(Token);
        Assert.NotNull(accepted);
        Assert.Equal(["index", "documentId", "message"], accepted.Select(field => field.Key));
        Assert.Equal(("hr", "travel"), ((string?)accepted["index"], (string?)accepted["documentId"]));
        await _service.Get<IKnowledgeBase>().WhenIdleAsync(Token);
        var status = await GetAsync("/upload-status?index=hr&documentId=travel");
        Assert.True((bool)status["completed"]!);
        Assert.False((bool)status["failed"]!);
        Assert.False((bool)status["empty"]!);
        Assert.Equal(("hr", "travel"), ((string?)status["index"], (string?)status["document_id"]));
        Assert.Equal("""{"kind":["policy","rule"],"plain":[],"year":["2024"]}""", status["tags"]!.ToJsonString());
        Assert.Equal("""["extract","partition","gen_embeddings","save_records"]""", status["completed_steps"]!.ToJsonString());
        Assert.Equal("[]", status["remaining_steps"]!.ToJsonString());
        Assert.Equal(4, status["steps"]!.AsArray().Count);
        Assert.NotNull(status["creation"]);
        Assert.NotNull(status["last_update"]);
    }

    [Fact]
    public async Task FailedFile_IsFailedWithTheReason()
    {
        await UploadAsync(Form("hr", "bad", [], ("bad.pdf", "no pdf at all")));

        var status = await GetAsync("/upload-status?index=hr&documentId=bad");

        Assert.True((bool)status["failed"]!);
        Assert.False((bool)status["completed"]!);
        Assert.NotEmpty((string)status["logs"]!);
    }

    [Fact]
    public async Task SameIdInTwoIndexes_AreTwoDocuments()
    {
        await UploadAsync(Form("hr", "rules", [], ("a.md", "The falcon rule of hr.")));
        await UploadAsync(Form("it", "rules", [], ("a.md", "The falcon rule of it.")));
        await UploadAsync(Form(null, "rules", [], ("a.md", "The falcon rule of all.")));

        Assert.Contains("of hr", await FindAsync("hr", "falcon rule"), StringComparison.Ordinal);
        Assert.Contains("of it", await FindAsync("it", "falcon rule"), StringComparison.Ordinal);
        Assert.Contains("of all", await FindAsync("", "falcon rule"), StringComparison.Ordinal);
        Assert.Equal(
            """{"results":[{"name":"default"},{"name":"hr"},{"name":"it"}]}""",
            (await GetAsync("/indexes")).ToJsonString()
        );
        using var deleted = await _client.DeleteAsync("/documents?index=hr&documentId=rules", Token);
        Assert.Equal(HttpStatusCode.Accepted, deleted.StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, await StatusOfAsync("/upload-status?index=hr&documentId=rules"));
        Assert.Contains("of it", await FindAsync("it", "falcon rule"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task IdThatLooksComposed_ReachesNoOtherIndex()
    {
        await UploadAsync(Form("secret", "plan", [], ("a.md", "The falcon plan.")));

        await UploadAsync(Form(null, "km:secret/plan", [], ("a.md", "The pigeon plan.")));

        Assert.Contains("falcon", await FindAsync("secret", "plan"), StringComparison.Ordinal);
        Assert.Contains("pigeon", await FindAsync("default", "plan"), StringComparison.Ordinal);
        var found = await SearchAsync(new { index = "default", query = "plan" });
        Assert.Equal("km:secret/plan", (string?)found["results"]![0]!["documentId"]);
    }

    [Fact]
    public async Task SeveralFiles_AreOneDocument_AndAreReplacedTogether()
    {
        await UploadAsync(
            Form("hr", "pack", [], ("one.md", "The falcon part."), ("two.md", "The heron part."), ("three.md", "The owl part."))
        );
        var both = await SearchAsync(new { index = "hr", query = "falcon heron owl part" });
        Assert.Equal(3, both["results"]!.AsArray().Count);
        Assert.All(both["results"]!.AsArray(), citation => Assert.Equal("pack", (string?)citation!["documentId"]));

        await UploadAsync(Form("hr", "pack", [], ("two.md", "The heron part."), ("one.md", "The falcon part, again.")));

        var names = (await SearchAsync(new { index = "hr", query = "falcon heron owl part" }))["results"]!
            .AsArray()
            .Select(citation => (string?)citation!["sourceName"])
            .Order();
        Assert.Equal(["one.md", "two.md"], names);
        Assert.Equal("The heron part.", await DownloadAsync("hr", "pack", "two.md"));
        Assert.Equal("The falcon part, again.", await DownloadAsync("hr", "pack", "one.md"));
        Assert.Null(await DownloadAsync("hr", "pack", "three.md"));
        await _client.DeleteAsync("/documents?index=hr&documentId=pack", Token);
        Assert.Equal("""{"results":[]}""", (await GetAsync("/indexes")).ToJsonString());
    }

    [Fact]
    public async Task Search_HasKernelMemorysShape()
    {
        await UploadAsync(Form("hr", "travel ü", ["year:2024"], ("travel.md", "# Travel\n\nTrains come before flights.")));

        var found = await SearchAsync(
            new
            {
                index = "hr",
                query = "trains before flights",
                limit = 3,
                minRelevance = 0.1,
                args = new { },
            }
        );

        Assert.Equal(["query", "noResult", "results"], found.AsObject().Select(field => field.Key));
        Assert.False((bool)found["noResult"]!);
        var citation = found["results"]![0]!.AsObject();
        Assert.Equal(
            ["link", "index", "documentId", "fileId", "sourceContentType", "sourceName", "sourceUrl", "partitions"],
            citation.Select(field => field.Key)
        );
        Assert.Equal($"hr/travel ü/{citation["fileId"]}", (string?)citation["link"]);
        var url = (string)citation["sourceUrl"]!;
        Assert.Equal("/download?index=hr&documentId=travel+%C3%BC&filename=travel.md", url);
        Assert.Contains("Trains", await _client.GetStringAsync(url, Token), StringComparison.Ordinal);
        var partition = citation["partitions"]![0]!.AsObject();
        Assert.Equal(
            ["text", "relevance", "partitionNumber", "sectionNumber", "lastUpdate", "tags"],
            partition.Select(field => field.Key)
        );
        Assert.InRange((float)partition["relevance"]!, 0.1f, 1f);
        Assert.Equal("""{"year":["2024"]}""", partition["tags"]!.ToJsonString());
        var strict = await SearchAsync(
            new
            {
                index = "hr",
                query = "trains before flights",
                minRelevance = 1.1,
            }
        );
        Assert.True((bool)strict["noResult"]!);
        Assert.Equal("[]", strict["results"]!.ToJsonString());
    }

    [Theory]
    [InlineData("""[]""", "a b c d")]
    [InlineData("""null""", "a b c d")]
    [InlineData("""[{}]""", "a b c d")]
    [InlineData("""[{"year":["2023"]}]""", "a b")]
    [InlineData("""[{"year":["2023"]},{"year":["2024"]}]""", "a b c")]
    [InlineData("""[{"year":["2023"],"kind":["rule"]}]""", "b")]
    [InlineData("""[{"year":["2024"]},{"kind":["rule"]}]""", "b c d")]
    [InlineData("""[{"kind":["rule","law"]}]""", "d")]
    [InlineData("""[{"kind":["law"],"year":[]},{"year":["2023"],"kind":["memo"]}]""", "a d")]
    [InlineData("""[{"year":["1999"]},{"kind":["poem"]}]""", "")]
    [InlineData("""[{"__document_id":["c"]}]""", "c")]
    [InlineData("""[{"__document_id":["c"]},{"__document_id":["a"]}]""", "a c")]
    public async Task Filters_AreAlternativesOfConditions(string filters, string expected)
    {
        await UploadAsync(Form("hr", "a", ["year:2023", "kind:memo"], ("a.md", "A penguin memo.")));
        await UploadAsync(Form("hr", "b", ["year:2023", "kind:rule"], ("b.md", "B penguin rule.")));
        await UploadAsync(Form("hr", "c", ["year:2024", "kind:memo"], ("c.md", "C penguin memo.")));
        await UploadAsync(Form("hr", "d", ["kind:rule", "kind:law"], ("d.md", "D penguin law.")));

        var found = await SearchAsync(JsonNode.Parse($$"""{"index":"hr","query":"penguin","filters":{{filters}}}""")!);
        var listed = await SearchAsync(JsonNode.Parse($$"""{"index":"hr","query":"","filters":{{filters}}}""")!);

        static string Ids(JsonNode result) =>
            string.Join(
                ' ',
                result["results"]!.AsArray().Select(one => (string?)one!["documentId"]).Order(StringComparer.Ordinal)
            );
        Assert.Equal(expected, Ids(found));
        Assert.Equal(filters is "[]" or "null" or "[{}]" ? "" : expected, Ids(listed));
        using var answer = await _client.PostAsJsonAsync(
            "/ask",
            JsonNode.Parse($$"""{"index":"hr","question":"What is a penguin?","filters":{{filters}}}"""),
            Token
        );
        var sources = (await answer.Content.ReadFromJsonAsync<JsonObject>(Token))!["relevantSources"]!.AsArray();
        Assert.All(sources, source => Assert.Contains((string)source!["documentId"]!, expected, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Ask_AnswersWithItsSources()
    {
        await UploadAsync(Form("hr", "leave", [], ("leave.md", "# Leave\n\nEmployees have 30 days of vacation per year.")));

        using var response = await _client.PostAsJsonAsync(
            "/ask",
            new { index = "hr", question = "How many days of vacation do employees have?" },
            Token
        );

        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(Token);
        Assert.NotNull(answer);
        Assert.Equal(["question", "noResult", "text", "relevantSources"], answer.Select(field => field.Key));
        Assert.False((bool)answer["noResult"]!);
        Assert.Contains("30 days", (string)answer["text"]!, StringComparison.Ordinal);
        Assert.Equal("leave", (string?)answer["relevantSources"]![0]!["documentId"]);
    }

    [Theory]
    [InlineData("Who painted the Mona Lisa?", "No relevant memories available")]
    [InlineData("", "No question provided")]
    public async Task Ask_WithoutAnAnswer_SaysNothingFound(string question, string reason)
    {
        await UploadAsync(Form("hr", "leave", [], ("leave.md", "# Leave\n\nEmployees have 30 days of vacation per year.")));

        using var response = await _client.PostAsJsonAsync("/ask", new { index = "hr", question }, Token);

        var answer = await response.Content.ReadFromJsonAsync<JsonObject>(Token);
        Assert.Equal(HttpStatusCode.OK, response.StatusCode);
        Assert.True((bool)answer!["noResult"]!);
        Assert.Equal("INFO NOT FOUND", (string?)answer["text"]);
        Assert.Equal(reason, (string?)answer["noResultReason"]);
        Assert.Empty(answer["relevantSources"]!.AsArray());
    }

    [Fact]
    public async Task Ask_Streamed_IsServerSentEvents_UntilDone()
    {
        await UploadAsync(Form("hr", "leave", [], ("leave.md", "# Leave\n\nEmployees have 30 days of vacation per year.")));

        using var response = await _client.PostAsJsonAsync(
            "/ask",
            new
            {
                index = "hr",
                question = "How many days of vacation do employees have?",
                stream = true,
            },
            Token
        );

        Assert.Equal("text/event-stream", response.Content.Headers.ContentType!.MediaType);
        var frames = (await response.Content.ReadAsStringAsync(Token)).Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.All(frames, frame => Assert.StartsWith("data: ", frame, StringComparison.Ordinal));
        Assert.Equal("data: [DONE]", frames[^1]);
        var answers = frames[..^1].Select(frame => JsonNode.Parse(frame["data: ".Length..])!).ToArray();
        Assert.All(answers[..^1], answer => Assert.Equal("append", (string?)answer["streamState"]));
        Assert.Equal("last", (string?)answers[^1]["streamState"]);
        Assert.NotNull(answers[0]["question"]);
        Assert.Contains("30 days", string.Concat(answers.Select(answer => (string?)answer["text"])), StringComparison.Ordinal);
        Assert.Equal("leave", (string?)answers[^1]["relevantSources"]![0]!["documentId"]);
    }

    [Fact]
    public async Task DeletedIndex_IsGone_AndOnlyIt()
    {
        await UploadAsync(Form("hr", "a", [], ("a.md", "The falcon.")));
        await UploadAsync(Form("it", "a", [], ("a.md", "The falcon.")));

        using var deleted = await _client.DeleteAsync("/indexes?index=hr", Token);

        Assert.Equal(HttpStatusCode.Accepted, deleted.StatusCode);
        Assert.Equal("hr", (string?)(await deleted.Content.ReadFromJsonAsync<JsonObject>(Token))!["index"]);
        Assert.Equal("""{"results":[{"name":"it"}]}""", (await GetAsync("/indexes")).ToJsonString());
        Assert.Equal(HttpStatusCode.Accepted, (await _client.DeleteAsync("/indexes?index=hr", Token)).StatusCode);
    }

    [Theory]
    [InlineData("/upload-status?index=hr", HttpStatusCode.BadRequest)]
    [InlineData("/upload-status?index=hr&documentId=nobody", HttpStatusCode.NotFound)]
    [InlineData("/download?index=hr&documentId=a", HttpStatusCode.BadRequest)]
    [InlineData("/download?index=hr&documentId=nobody&filename=a.md", HttpStatusCode.NotFound)]
    [InlineData("/nothing", HttpStatusCode.NotFound)]
    public async Task Errors_AreProblems(string url, HttpStatusCode expected)
    {
        using var response = await _client.GetAsync(url, Token);

        Assert.Equal(expected, response.StatusCode);
        var problem = await response.Content.ReadFromJsonAsync<JsonObject>(Token);
        Assert.Equal((int)expected, (int)problem!["status"]!);
        Assert.NotNull(problem["correlationId"]);
    }

    [Fact]
    public async Task Upload_ThatIsWrong_IsRefused()
    {
        using var empty = await PostAsync(Form("hr", "a", []));
        using var reserved = await PostAsync(Form("hr", "a", ["__document_id:b"], ("a.md", "x")));
        using var collection = await PostAsync(Form("hr", "a", ["collection:it"], ("a.md", "x")));
        using var twice = await PostAsync(Form("hr", "a", [], ("a.md", "x"), ("a.md", "y")));
        using var json = await _client.PostAsJsonAsync("/upload", new { index = "hr" }, Token);

        Assert.All(
            [empty, reserved, collection, twice, json],
            response => Assert.Equal(HttpStatusCode.BadRequest, response.StatusCode)
        );
    }

    [Fact]
    public async Task DocumentOfOurOwnRoutes_IsThereToo()
    {
        var knowledge = _service.Get<IKnowledgeBase>();
        await knowledge.ImportAsync(
            new DocumentImport
            {
                Tenant = ServiceHost.Tenant,
                DocumentId = "own/rules.md",
                FileName = "rules.md",
                Collection = "hr",
                Content = new MemoryStream("The falcon rule."u8.ToArray()),
            },
            Token
        );
        await knowledge.WhenIdleAsync(Token);

        Assert.True((bool)(await GetAsync("/upload-status?index=hr&documentId=own/rules.md"))["completed"]!);
        Assert.Contains("falcon", await FindAsync("hr", "falcon"), StringComparison.Ordinal);
        Assert.Equal("The falcon rule.", await DownloadAsync("hr", "own/rules.md", "rules.md"));
    }

    private static MultipartFormDataContent Form(
        string? index,
        string? documentId,
        string[] tags,
        params (string Name, string Text)[] files
    )
    {
        var form = new MultipartFormDataContent();
        if (index is not null)
            form.Add(new StringContent(index), "index");
        if (documentId is not null)
            form.Add(new StringContent(documentId), "documentId");
        form.Add(new StringContent("extract"), "steps");
        foreach (var tag in tags)
            form.Add(new StringContent(tag), "tags");
        foreach (var (file, number) in files.Select((file, number) => (file, number)))
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file.Text)), $"file{number}", file.Name);
        return form;
    }

    private Task<HttpResponseMessage> PostAsync(MultipartFormDataContent form) => _client.PostAsync("/upload", form, Token);

    private async Task UploadAsync(MultipartFormDataContent form)
    {
        using var response = await PostAsync(form);
        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await _service.Get<IKnowledgeBase>().WhenIdleAsync(Token);
    }

    private async Task<JsonNode> GetAsync(string url) => (await _client.GetFromJsonAsync<JsonNode>(url, Token))!;

    private async Task<HttpStatusCode> StatusOfAsync(string url)
    {
        using var response = await _client.GetAsync(url, Token);
        return response.StatusCode;
    }

    private async Task<JsonNode> SearchAsync(object body)
    {
        using var response = await _client.PostAsJsonAsync("/search", body, JsonSerializerOptions.Web, Token);
        response.EnsureSuccessStatusCode();
        return (await response.Content.ReadFromJsonAsync<JsonNode>(Token))!;
    }

    private async Task<string> FindAsync(string index, string query) =>
        (string)(await SearchAsync(new { index, query }))["results"]![0]!["partitions"]![0]!["text"]!;

    private async Task<string?> DownloadAsync(string index, string documentId, string fileName)
    {
        var url =
            $"/download?index={index}&documentId={Uri.EscapeDataString(documentId)}&filename={Uri.EscapeDataString(fileName)}";
        using var response = await _client.GetAsync(url, Token);
        return response.StatusCode == HttpStatusCode.NotFound ? null : await response.Content.ReadAsStringAsync(Token);
    }
}
