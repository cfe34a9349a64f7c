using System.Text.Json.Nodes;
using Chatbot.Bot.Orchestration.Workflows;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Workflows;

public sealed class WorkflowParserTests
{
    private const string Whole = """
        {
          "name": "whole",
          "version": 3,
          "description": "Every kind of step.",
          "input": {
            "type": "object",
            "properties": {
              "topic": { "type": "string", "maxLength": 200 },
              "parts": { "type": "array", "items": { "type": "string" }, "default": ["a", "b"] }
            },
            "required": ["topic"],
            "additionalProperties": false
          },
          "steps": [
            { "id": "plan", "kind": "model", "title": "Planning", "instructions": "Be short.", "prompt": "Plan {{input.topic}}",
              "schema": { "type": "object", "properties": { "title": { "type": "string" } }, "required": ["title"] } },
            { "id": "total", "kind": "tool", "tool": "calculate", "arguments": { "expression": "1+1" } },
            { "id": "each", "kind": "parallel", "forEach": "{{input.parts}}", "maxParallel": 2,
              "steps": [ { "id": "part", "kind": "model", "prompt": "{{item}} {{index}} {{steps.plan.output.title}}" } ],
              "aggregate": { "kind": "model", "prompt": "Join {{results}}" } },
            { "id": "both", "kind": "parallel",
              "branches": [
                { "steps": [ { "id": "left", "kind": "answer", "value": "l" } ] },
                { "steps": [ { "id": "right", "kind": "answer", "value": ["{{input.topic}}"] } ] }
              ],
              "aggregate": { "kind": "concat", "separator": "; " } },
            { "id": "team", "kind": "supervisor", "task": "Do {{input.topic}}", "maxRounds": 3,
              "workers": [
                { "name": "writer", "description": "Writes.", "steps": [ { "id": "write", "kind": "model", "prompt": "{{task}}" } ] }
              ] },
            { "id": "talk", "kind": "debate", "question": "Is {{input.topic}} good?", "rounds": 1, "judge": "Be fair.",
              "participants": [ { "name": "pro", "instructions": "For." }, { "name": "con", "instructions": "Against." } ] },
            { "id": "ok", "kind": "approval", "text": "Send {{steps.talk.output}}?", "expires": "02:00:00" }
          ],
          "output": { "value": { "text": "{{steps.both.output}}", "by": "{{steps.ok.output.comment}}" }, "schema": { "type": "object" } },
          "limits": { "maxSteps": 50, "maxCalls": 40, "maxTokens": 9000, "maxCost": 1.5, "maxDuration": "00:05:00" }
        }
        """;

    private static readonly WorkflowLimits Limits = new WorkflowOptions().Limits;

    /// <summary>What may stand in a definition that somebody broke.</summary>
    private static readonly Gen<JsonNode?> Junk = Gen.OneOf(
        Gen.Const(() => (JsonNode?)null),
        Gen.Int.Select(number => (JsonNode?)JsonValue.Create(number)),
        Gen.Bool.Select(yes => (JsonNode?)JsonValue.Create(yes)),
        Gen.String[0, 30].Select(text => (JsonNode?)JsonValue.Create(text)),
        Any("{{", "{{input.nothing}}", "{{steps.ok.output}}", "model", "tool", "parallel", "object", "run_whole")
            .Select(text => (JsonNode?)JsonValue.Create(text)),
        Gen.Const(() => (JsonNode?)new JsonArray()),
        Gen.Const(() => (JsonNode?)new JsonObject())
    );

    [Fact]
    public void Definition_WithEveryKind_IsReadAsWritten()
    {
        var workflow = WorkflowParser.Parse(Whole, "whole.json", Limits);

        Assert.Equal(("whole", 3, 7), (workflow.Name, workflow.Version, workflow.Steps.Count));
        Assert.Equal(new WorkflowLimits(50, 40, 9000, 1.5, TimeSpan.FromMinutes(5)), workflow.Limits);
        Assert.Equal(TimeSpan.FromHours(2), Assert.IsType<WorkflowStep.Approval>(workflow.Steps[6]).Lifetime);
        Assert.Equal("Planning", workflow.Steps[0].Title);
    }

    [Theory]
    [InlineData("\"version\": 3", "\"version\": 0", "$.version")]
    [InlineData("\"version\": 3", "\"version\": 1.5", "$.version")]
    [InlineData("\"version\": 3", "\"versoin\": 3", "$.versoin")]
    [InlineData("\"name\": \"whole\"", "\"name\": \"No Name\"", "$.name")]
    [InlineData(
        "\"kind\": \"answer\", \"value\": \"l\"",
        "\"kind\": \"answr\", \"value\": \"l\"",
        "$.steps[3].branches[0].steps[0].kind"
    )]
    [InlineData("\"id\": \"left\"", "\"id\": \"plan\"", "$.steps[3].branches[0].steps[0].id")]
    [InlineData("Plan {{input.topic}}", "Plan {{input.tpoic}}", "$.steps[0].prompt")]
    [InlineData("Plan {{input.topic}}", "Plan {{steps.ok.output}}", "$.steps[0].prompt")]
    [InlineData("Plan {{input.topic}}", "Plan {{input.topic", "$.steps[0].prompt")]
    [InlineData("Plan {{input.topic}}", "Plan {{item}}", "$.steps[0].prompt")]
    [InlineData("Send {{steps.talk.output}}?", "Send {{steps.part.output}}?", "$.steps[6].text")]
    [InlineData("\"default\": [\"a\", \"b\"]", "\"title\": \"x\"", "$.steps[2].forEach")]
    [InlineData("\"type\": \"string\", \"maxLength\": 200", "\"type\": \"text\"", "$.input.properties.topic.type")]
    [InlineData(
        "\"type\": \"string\", \"maxLength\": 200",
        "\"type\": \"string\", \"$ref\": \"http://x\"",
        "$.input.properties.topic.$ref"
    )]
    [InlineData("\"maxRounds\": 3", "\"maxRounds\": 99", "$.steps[4].maxRounds")]
    [InlineData("\"name\": \"writer\"", "\"name\": \"finish\"", "$.steps[4]")]
    [InlineData("\"name\": \"con\"", "\"name\": \"pro\"", "$.steps[5]")]
    [InlineData("\"expires\": \"02:00:00\"", "\"expires\": \"tomorrow\"", "$.steps[6].expires")]
    [InlineData("\"maxCalls\": 40", "\"maxCalls\": 100000", "$.limits.maxCalls")]
    [InlineData("\"kind\": \"concat\"", "\"kind\": \"sum\"", "$.steps[3].aggregate")]
    [InlineData("\"forEach\": \"{{input.parts}}\"", "\"forEach\": \"{{input.parts}}\", \"branches\": []", "$.steps[2].branches")]
    public void Definition_WithAMistake_NamesThePlace(string right, string wrong, string path)
    {
        var json = Whole.Replace(right, wrong, StringComparison.Ordinal);
        Assert.NotEqual(Whole, json);

        var exception = Assert.Throws<WorkflowDefinitionException>(() => WorkflowParser.Parse(json, "whole.json", Limits));

        Assert.Contains(exception.Issues, issue => issue.Path == path);
        Assert.All(exception.Issues, issue => Assert.True(issue is { Problem.Length: > 0, Cure.Length: > 0 }));
        Assert.Contains("whole.json", exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"name\":\"a\",\"name\":\"b\"}")]
    public void Text_ThatIsNoDefinition_IsRefused(string json) =>
        Assert.Throws<WorkflowDefinitionException>(() => WorkflowParser.Parse(json, "x", Limits));

    [Fact]
    public void Definition_BrokenAnywhere_IsReadOrRefusedAndNothingElse() =>
        Gen.Select(Gen.Int[0, 10_000], Junk, Gen.Bool)
            .Sample(
                (at, junk, isRemoved) =>
                {
                    var root = JsonNode.Parse(Whole)!;
                    var places = Places(root).ToList();
                    var (parent, key) = places[at % places.Count];
                    Break(parent, key, isRemoved, junk);
                    try
                    {
                        WorkflowParser.Parse(root.ToJsonString(), "broken", Limits);
                        return true;
                    }
                    catch (WorkflowDefinitionException exception)
                    {
                        return exception.Issues.Count > 0;
                    }
                },
                iter: 2000
            );

    [Fact]
    public void Template_OfAnyTextWithoutBraces_IsThatText() =>
        Gen
            .String.Where(text => !text.Contains("{{", StringComparison.Ordinal))
            .Sample(text =>
                TextTemplate.Parse(text).Render(new TemplateScope(new JsonObject()), value => value) == text
                && !TextTemplate.Parse(text).References.Any()
            );

    [Fact]
    public void Template_FilledWithAnyValue_HoldsItOnceAndLiterally() =>
        Gen.Select(Gen.String, Gen.String.Where(text => !text.Contains("{{", StringComparison.Ordinal)))
            .Sample(
                (value, around) =>
                {
                    var scope = new TemplateScope(new JsonObject { ["x"] = value });
                    return TextTemplate.Parse($"[{around}|{{{{ input.x }}}}]").Render(scope, text => text)
                        == $"[{around}|{value}]";
                }
            );

    [Fact]
    public void Fence_OfAnyValue_IsNotLeftByIt() =>
        Gen.Select(Gen.String, Any("</data>", "< / DATA >", "<data>", ""), Gen.String)
            .Sample(
                (one, mark, other) =>
                {
                    var fenced = ModelCaller.Fence(one + mark + other);
                    var inner = fenced["<data>".Length..^"</data>".Length];
                    return !System.Text.RegularExpressions.Regex.IsMatch(
                        inner,
                        @"<\s*/?\s*data\b",
                        System.Text.RegularExpressions.RegexOptions.IgnoreCase
                    );
                }
            );

    private static Gen<string> Any(params string[] texts) => Gen.Int[0, texts.Length - 1].Select(index => texts[index]);

    private static IEnumerable<(JsonNode Parent, object Key)> Places(JsonNode node) =>
        node switch
        {
            JsonObject members => members
                .SelectMany(member => (member.Value is null ? [] : Places(member.Value)).Prepend((members, member.Key)))
                .ToList(),
            JsonArray items => items
                .SelectMany((item, index) => (item is null ? [] : Places(item)).Prepend((items, index)))
                .ToList(),
            _ => [],
        };

    private static void Break(JsonNode parent, object key, bool isRemoved, JsonNode? junk)
    {
        if (parent is JsonObject members)
        {
            members.Remove((string)key);
            if (!isRemoved)
            {
                members[(string)key] = junk?.DeepClone();
            }
        }
        else if (isRemoved)
        {
            parent.AsArray().RemoveAt((int)key);
        }
        else
        {
            parent.AsArray()[(int)key] = junk?.DeepClone();
        }
    }
}
