using System.Text.Json;
using System.Text.Json.Nodes;
using Chatbot.Bot.Cards;
using Chatbot.Bot.Cards.Templating;
using CsCheck;

namespace Chatbot.Bot.Tests.Cards;

public sealed class CardTemplateTests
{
    private const int Generated = 3000;
    private const ulong Seed = 20261127;

    [Fact]
    public void Samples_WithData_BecomeWhatTheIndexSays()
    {
        CardSamples.RequireOrSkip();
        var templates = CardSamples.Templates.Where(sample => sample.Expanded is not null).ToList();

        Assert.NotEmpty(templates);
        Assert.All(
            templates,
            sample => AssertSame(Parse(sample.Expanded!), Expand(sample.Json, sample.Data ?? "{}"), sample.File)
        );
    }

    [Fact]
    public async Task Samples_AreFilledAsTheNpmPackageDoes()
    {
        CardSamples.RequireOrSkip();
        NpmTemplates.RequireOrSkip();
        var data = CardSamples.All.Select(sample => sample.Data).OfType<string>().Append(ExpressionCases.Data).ToList();
        await CompareAsync([
            .. CardSamples.All.SelectMany(sample =>
                data.Append(sample.Data ?? "{}").Distinct().Select(values => (sample.Json, values))
            ),
        ]);
    }

    [Fact]
    public async Task Expressions_HaveTheValuesOfTheNpmPackage()
    {
        NpmTemplates.RequireOrSkip();
        await CompareAsync([.. ExpressionCases.Written.Select(text => (Template(text), ExpressionCases.Data))]);
    }

    [Fact]
    public async Task GeneratedExpressions_HaveTheValuesOfTheNpmPackage()
    {
        NpmTemplates.RequireOrSkip();
        var random = new PCG(1, Seed);
        var texts = Enumerable.Range(0, Generated).Select(_ => ExpressionCases.Texts.Generate(random, null, out var _)).ToList();
        await CompareAsync([.. texts.Distinct().Select(text => (Template(text), ExpressionCases.Data))]);
    }

    [Theory]
    [InlineData("""{"v":"${$data}","$data":[1,2]}""", """[{"v":1},{"v":2}]""")]
    [InlineData("""[{"v":"${$index}","$data":["a","b"]},{"w":1}]""", """[{"v":0},{"v":1},{"w":1}]""")]
    [InlineData(
        """[{"$data":"${people}","n":"${name}","rows":[{"$data":"${tags}","t":"${$data}/${$index}/${$root.a}"}]}]""",
        """[{"n":"Ann","rows":[{"t":"x/0/5"},{"t":"y/1/5"}]},{"n":"Bob","rows":[]}]"""
    )]
    [InlineData(
        """[{"$when":"${a > 3}","v":1},{"$when":"${a > 9}","v":2},{"$when":"${missing}","v":3},{"$when":"no","v":4}]""",
        """[{"v":1}]"""
    )]
    [InlineData("""[{"$data":"${people}","$when":"${name == 'Bob'}","n":"${name}"}]""", """[{"n":"Bob"}]""")]
    [InlineData("""{"$data":{"x":1},"v":"${x}","w":"${$root.a}"}""", """{"v":1,"w":5}""")]
    [InlineData("""{"${a}":"${a}"}""", """{"${a}":5}""")]
    [InlineData("""{"$data":"${missing}","v":"${$data}"}""", """{"v":"${missing}"}""")]
    [InlineData("""[null,{"v":null},"${nul}","x"]""", """[{"v":null},"x"]""")]
    [InlineData("""["${list}",["${a}"]]""", """["p","q",5]""")]
    [InlineData("""{"v":{"$when":"${false}","x":1},"w":1}""", """{"v":null,"w":1}""")]
    public async Task Structure_IsFilledAsTheNpmPackageDoes(string template, string expected)
    {
        const string Data =
            """{"a":5,"nul":null,"list":["p","q"],"people":[{"name":"Ann","tags":["x","y"]},{"name":"Bob","tags":[]}]}""";

        AssertSame(Parse(expected), Expand(template, Data), template);
        NpmTemplates.RequireOrSkip();
        await CompareAsync([(template, Data)]);
    }

    [Fact]
    public void Value_WithAnExpression_IsNotReadAgain() =>
        Assert.Equal("<${a}>", Expand("""{"v":"<${t}>"}""", """{"t":"${a}","a":"secret"}""")!["v"]!.GetValue<string>());

    [Theory]
    [InlineData("""{"body":[{"text":"${a b}"}]}""", "$.body[0].text", "character 5")]
    [InlineData("""{"v":"${nothing(1)}"}""", "$.v", "nothing")]
    [InlineData("""{"v":"${arr[7]}"}""", "$.v", "item 7")]
    [InlineData("""{"v":"${1/0}"}""", "$.v", "divide by 0")]
    public void Failure_SaysWhereAndWhy(string template, params string[] parts)
    {
        var exception = Assert.Throws<CardException>(() => Expand(template, """{"arr":[1]}"""));

        Assert.All(parts, part => Assert.Contains(part, exception.Message));
    }

    [Theory]
    [InlineData("(", ")")]
    [InlineData("[", "]")]
    [InlineData("!", "")]
    [InlineData("-", "")]
    [InlineData("a + ", "")]
    [InlineData("a.", "")]
    [InlineData("if(a, 1, ", ")")]
    [InlineData("f(", ")")]
    [InlineData("{'a':", "}")]
    [InlineData("`${", "}`")]
    [InlineData("a ? b : ", "")]
    [InlineData("2 ^ ", "")]
    public void DeepExpression_IsRefused(string open, string close)
    {
        var text = string.Concat(Enumerable.Repeat(open, 5000)) + "a" + string.Concat(Enumerable.Repeat(close, 5000));

        Assert.Throws<ExpressionException>(() => ExpressionParser.Parse(text));
    }

    [Theory]
    [InlineData("""{"v":"${replace(replace(replace(replace(s,'a',s),'a',s),'a',s),'a',s)}"}""")]
    [InlineData("""{"v":"${select(l, x, select(l, y, select(l, z, select(l, w, select(l, v, 1)))))}"}""")]
    [InlineData(
        """{"v":"${join(l, s)}","w":[{"$data":"${l}","x":[{"$data":"${$root.l}","y":[{"$data":"${$root.l}","z":"${$root.s}"}]}]}]}"""
    )]
    public void Template_ThatAsksForTooMuch_IsRefused(string template)
    {
        var data = JsonSerializer.Serialize(new { s = new string('a', 1000), l = Enumerable.Range(0, 200) });

        Assert.Contains("units of work", Assert.Throws<CardException>(() => Expand(template, data)).Message);
    }

    [Fact]
    public void AnyText_ParsesOrFailsWithAPosition() =>
        Gen.Char["${}()[]'\"`\\.,:?!+-*/%&|<>=^ \n\tab1_@#é"]
            .Array[0, 60]
            .Select(letters => new string(letters))
            .Sample(
                text =>
                {
                    try
                    {
                        InterpolatedText.Parse(text);
                        ExpressionParser.Parse(text);
                    }
                    catch (ExpressionException exception)
                    {
                        Assert.InRange(exception.Position, 0, text.Length);
                    }
                },
                iter: 20_000
            );

    [Fact]
    public void AnyExpression_EvaluatesOrFailsAsOne() =>
        ExpressionCases.Texts.Sample(
            text =>
            {
                try
                {
                    Expand(Template(text), ExpressionCases.Data);
                }
                catch (CardException exception)
                {
                    Assert.StartsWith("$.v: ", exception.Message);
                }
            },
            iter: 2000
        );

    private static async Task CompareAsync(IReadOnlyList<(string Template, string Data)> pairs)
    {
        var theirs = await NpmTemplates.ExpandAsync(pairs);
        Assert.Equal(pairs.Count, theirs.Count);
        var differences = pairs
            .Zip(theirs, (pair, their) => Difference(pair.Template, pair.Data, their))
            .OfType<string>()
            .ToList();
        Assert.True(
            differences.Count == 0,
            $"{differences.Count} of {pairs.Count} differ:\n{string.Join('\n', differences.Take(40))}"
        );
    }

    private static string? Difference(string template, string data, NpmResult their)
    {
        // The package fails on null within a text, because null has no toString; here the expression stays as it is.
        if (their.Error?.Contains("(reading 'toString')", StringComparison.Ordinal) == true)
            return null;
        // Backticks cannot stand in the package's texts with expressions; here they are text.
        if (
            their.Error?.StartsWith("syntax error", StringComparison.Ordinal) == true
            && template.Contains("\\u0060", StringComparison.Ordinal)
        )
            return null;
        JsonNode? ours;
        try
        {
            ours = Expand(template, data);
        }
        catch (CardException exception)
        {
            return their.Error is null
                ? $"{Shorten(template)}: {exception.Message}, but the package has {Shorten(their.Value.GetRawText())}"
                : null;
        }

        if (their.Error is not null)
            return $"{Shorten(template)}: {Shorten(ours?.ToJsonString())}, but the package fails: {their.Error}";
        var expected = their.Value.ValueKind == JsonValueKind.Undefined ? null : JsonNode.Parse(their.Value.GetRawText());
        return JsonNode.DeepEquals(expected, ours)
            ? null
            : $"{Shorten(template)}: {Shorten(ours?.ToJsonString())}, but the package has {Shorten(expected?.ToJsonString())}";
    }

    private static string Shorten(string? text) =>
        text is null ? "null"
        : text.Length <= 300 ? text
        : text[..300];

    private static void AssertSame(JsonNode? expected, JsonNode? actual, string what) =>
        Assert.True(JsonNode.DeepEquals(expected, actual), $"{what}: {actual?.ToJsonString()}");

    private static string Template(string text) => JsonSerializer.Serialize(new { v = text });

    private static JsonNode? Parse(string json) => JsonNode.Parse(json.TrimStart('\uFEFF'));

    private static JsonNode? Expand(string template, string data)
    {
        using var json = CardDocument.Parse(template);
        using var values = CardDocument.Parse(data);
        return CardTemplate.Expand(json.RootElement, values.RootElement);
    }
}
