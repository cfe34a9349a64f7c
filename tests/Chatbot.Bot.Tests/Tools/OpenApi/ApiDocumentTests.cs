using System.Text.Json;
using Chatbot.Bot.Tools.OpenApi;

namespace Chatbot.Bot.Tests.Tools.OpenApi;

/// <summary>What documents of the real world hold beyond the simple case.</summary>
public sealed class ApiDocumentTests
{
    private const string Document = """
        {
          "openapi": "3.0.3",
          "info": { "title": "Zoo", "version": "1" },
          "paths": {
            "/animals": {
              "get": {
                "operationId": "find",
                "parameters": [
                  { "name": "kind", "in": "query", "explode": false, "schema": { "type": "array", "items": { "type": "string" } } },
                  { "name": "id", "in": "query", "style": "pipeDelimited", "explode": false, "schema": { "type": "array", "items": { "type": "integer" } } },
                  { "name": "born", "in": "query", "style": "deepObject", "explode": true, "schema": { "type": "object" } },
                  { "name": "page", "in": "query", "schema": { "type": "object" } },
                  { "name": "Accept", "in": "header", "schema": { "type": "string" } },
                  { "name": "Content-Type", "in": "header", "required": true, "schema": { "type": "string" } }
                ],
                "responses": { "200": { "description": "ok" } }
              },
              "post": {
                "operationId": "add",
                "requestBody": {
                  "required": true,
                  "content": { "application/x-www-form-urlencoded": { "schema": { "type": "object", "properties": { "name": { "type": "string" } } } } }
                },
                "responses": { "200": { "description": "ok" } }
              },
              "patch": {
                "operationId": "change",
                "requestBody": { "content": { "application/merge-patch+json; charset=utf-8": { "schema": { "$ref": "#/components/schemas/Animal" } } } },
                "responses": { "200": { "description": "ok" } }
              },
              "put": {
                "operationId": "picture",
                "requestBody": { "required": true, "content": { "multipart/form-data": { "schema": { "type": "object" } } } },
                "responses": { "200": { "description": "ok" } }
              }
            },
            "/routes/{stops}": {
              "get": {
                "operationId": "route",
                "parameters": [{ "name": "stops", "in": "path", "required": true, "schema": { "type": "array", "items": { "type": "string" } } }],
                "responses": { "200": { "description": "ok" } }
              }
            }
          },
          "components": {
            "schemas": {
              "Animal": {
                "type": "object",
                "properties": {
                  "name": { "type": "string" },
                  "young": { "type": "array", "items": { "$ref": "#/components/schemas/Animal" } }
                }
              }
            }
          }
        }
        """;

    [Fact]
    public void Operation_WithoutWords_IsDescribedByItsPlace() => Assert.Equal("GET /animals", Get("find").Description);

    [Fact]
    public void Headers_ThatFollowFromTheBodies_AreNoParameters() =>
        Assert.Equal(["kind", "id", "born", "page"], Get("find").Parameters.Keys);

    [Fact]
    public void BodyThatCannotBeSent_LeavesItsOperationOut() =>
        Assert.DoesNotContain(ApiDocument.Read(Document, "zoo"), operation => operation.Id == "picture");

    [Fact]
    public void SchemaThatHoldsItself_RefersToNothingOutside()
    {
        var schema = Get("change").Schema.GetRawText();

        Assert.DoesNotContain("$ref", schema, StringComparison.Ordinal);
        Assert.Contains("young", schema, StringComparison.Ordinal);
    }

    [Fact]
    public void Query_IsWrittenInTheStylesOfTheDocument()
    {
        using var request = Request(
            "find",
            """{"kind":["big cat","ape"],"id":[1,2],"born":{"from":"2020","to":"a&b"},"page":{"size":5,"at":2}}"""
        );

        Assert.Equal(
            "?kind=big%20cat%2Cape&id=1%7C2&born%5Bfrom%5D=2020&born%5Bto%5D=a%26b&size=5&at=2",
            request.RequestUri!.Query
        );
    }

    [Fact]
    public void Path_TakesAListWithCommas()
    {
        using var request = Request("route", """{"stops":["a","b/c"]}""");

        Assert.Equal("https://zoo.example/routes/a%2Cb%2Fc", request.RequestUri!.AbsoluteUri);
    }

    [Fact]
    public async Task Form_IsSentAsAForm()
    {
        using var request = Request("add", """{"body":{"name":"Léo & co","tags":["x","y"]}}""");

        Assert.Equal("application/x-www-form-urlencoded", request.Content!.Headers.ContentType!.MediaType);
        Assert.Equal(
            "name=L%C3%A9o+%26+co&tags=x&tags=y",
            await request.Content.ReadAsStringAsync(TestContext.Current.CancellationToken)
        );
    }

    [Fact]
    public void Form_ThatIsNoObject_IsRefused() => Assert.Throws<FormatException>(() => Request("add", """{"body":"name=x"}"""));

    [Fact]
    public void Json_OfAnotherName_KeepsIt()
    {
        using var request = Request("change", """{"body":{"name":"Leo"}}""");

        Assert.Equal("application/merge-patch+json; charset=utf-8", request.Content!.Headers.ContentType!.ToString());
    }

    private static ApiOperation Get(string id) => ApiDocument.Read(Document, "zoo").Single(operation => operation.Id == id);

    private static HttpRequestMessage Request(string id, string arguments) =>
        ApiRequest.Create(
            Get(id),
            new Uri("https://zoo.example"),
            JsonSerializer.Deserialize<Dictionary<string, JsonElement>>(arguments)!,
            []
        );
}
