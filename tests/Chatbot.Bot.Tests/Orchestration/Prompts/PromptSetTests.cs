using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Orchestration.Prompts;
using Chatbot.Testing.Files;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Prompts;

public sealed class PromptSetTests
{
    private static readonly Dictionary<string, string> None = new(StringComparer.Ordinal);

    public static TheoryData<string> Tones => [.. Bot.Orchestration.Tones.All];

    [Theory]
    [MemberData(nameof(Tones))]
    public void Assistant_OfEachTone_IsTheApprovedOne(string tone) =>
        ApprovedFile.Verify($"assistant-{tone}.txt", Shipped().Get(PromptCatalog.Assistant).Render(Values(tone), "", null).Text);

    [Fact]
    public void Assistant_WithAllValues_IsTheApprovedOne()
    {
        var set = Shipped();
        var values = Values("neutral");
        values["language"] = "German";
        values["tools"] = set.Get(PromptCatalog.Tools).Render(NoValues(), "", null).Text;
        values["instructions"] = "Call the company “we”.";

        ApprovedFile.Verify("assistant-all.txt", set.Get(PromptCatalog.Assistant).Render(values, "", null).Text);
    }

    [Fact]
    public void Others_AreTheApprovedOnes()
    {
        var set = Shipped();
        ApprovedFile.Verify("memory.txt", set.Get(PromptCatalog.Memory).Render(NoValues(), "", null).Text);
        ApprovedFile.Verify("summary.txt", set.Get(PromptCatalog.Summary).Render(NoValues(), "", null).Text);
        ApprovedFile.Verify("rewrite.txt", set.Get(PromptCatalog.Rewrite).Render(NoValues(), "", null).Text);
        ApprovedFile.Verify(
            "react.txt",
            set.Get(PromptCatalog.ReAct).Render(new Dictionary<string, object?> { ["tools"] = "- a: b" }, "", null).Text
        );
    }

    [Fact]
    public void Render_WithoutValues_NamesEveryOneAndItsFile()
    {
        var exception = Assert.Throws<PromptException>(() => Shipped().Get(PromptCatalog.Assistant).Render(NoValues(), "", null));

        foreach (var value in PromptCatalog.Assistant.Values)
        {
            Assert.Contains(exception.Problems, problem => problem.Contains($"'{value}'", StringComparison.Ordinal));
        }

        Assert.Contains(
            exception.Problems,
            problem => problem.StartsWith("assistant.v2/identity.md: ", StringComparison.Ordinal)
        );
        Assert.Contains(exception.Problems, problem => problem.StartsWith("assistant.v2.md: ", StringComparison.Ordinal));
    }

    [Fact]
    public void Value_ThatLooksLikeATemplate_IsPutInAsItIs() =>
        Gen.String[Gen.Char["{}%-| \nabifrender'\"<>"], 0, 60]
            .Sample(text =>
            {
                var template = PromptTemplate.Parse("x.md", "[{{ tools }}]");
                Assert.Equal($"[{text}]", template.Render(new Dictionary<string, object?> { ["tools"] = text }));
            });

    [Fact]
    public void Template_OfAnyText_IsReadOrRefused() =>
        Gen.String[Gen.Char["{}%-| \nabifendcase'\"<>.=0[]"], 0, 80]
            .Sample(text =>
            {
                try
                {
                    var template = PromptTemplate.Parse("x.md", text);
                    template.Render(template.Names.ToDictionary(name => name, _ => (object?)"v", StringComparer.Ordinal));
                }
                catch (PromptException exception)
                {
                    Assert.StartsWith("x.md: ", exception.Problems[0], StringComparison.Ordinal);
                }
            });

    [Theory]
    [InlineData("{% for i in (1..9999) %}{% for j in (1..9999) %}x{% endfor %}{% endfor %}", "steps")]
    [InlineData("{% assign a = 'xxxxx' %}{% for i in (1..60) %}{% assign a = a | append: a %}{% endfor %}", "characters")]
    [InlineData("{% assign a = 'xxxxx' %}{% for i in (1..60) %}{% assign a = a | replace: 'x', a %}{% endfor %}", "characters")]
    public void Template_ThatWouldTakeAllTimeOrMemory_IsStopped(string text, string problem)
    {
        var template = PromptTemplate.Parse("x.md", text);

        var exception = Assert.Throws<PromptException>(() => template.Render(new Dictionary<string, object?>()));

        Assert.StartsWith("x.md: ", exception.Message, StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ persona.name }}", "'persona' is no value")]
    [InlineData("{% include 'x' %}", "not available")]
    [InlineData("{% render 'x' %}", "not available")]
    [InlineData("{% if %}", "Correct the file")]
    [InlineData("{{ tools", "Correct the file")]
    [InlineData(" \n", "the file is empty")]
    [InlineData("{% for i in (1..100000000) %}x{% endfor %}", "a range")]
    [InlineData("{% for i in (1..tools) %}x{% endfor %}", "a range")]
    public void File_ThatCannotWork_IsRefusedWithItsName(string text, string problem)
    {
        var exception = Assert.Throws<PromptException>(() => Set(new() { ["react.v2.md"] = text }));

        Assert.StartsWith("react.v2.md: ", Assert.Single(exception.Problems), StringComparison.Ordinal);
        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("notes.md", "no prompt file has such a name")]
    [InlineData("greeting.v1.md", "there is no prompt 'greeting'")]
    [InlineData("assistant.v2.md", "part of the product")]
    [InlineData("assistant.v9.md", "the part 'identity' is missing")]
    [InlineData("assistant.v9/identity.md", "a part without its prompt")]
    [InlineData("personas/desk/voice.md", "no such part")]
    public void File_InTheWrongPlace_IsRefused(string path, string problem)
    {
        var exception = Assert.Throws<PromptException>(() => Set(new() { [path] = "{{ identity }}" }));

        Assert.Contains(problem, exception.Message, StringComparison.Ordinal);
        Assert.All(exception.Problems, one => Assert.StartsWith(path.Split('/')[0], one, StringComparison.Ordinal));
    }

    [Fact]
    public void Settings_ThatNameNothing_AreRefusedTogether()
    {
        var options = new PromptOptions
        {
            Versions = new() { ["assistant"] = "v7", ["nobody"] = "v1" },
            Personas = [new() { Persona = "ghost" }],
        };

        var exception = Assert.Throws<PromptException>(() => PromptSet.Create(PromptFiles.ReadShipped(), None, options));

        Assert.Equal(3, exception.Problems.Count);
        Assert.Contains("Prompts:Versions:assistant is 'v7'", exception.Message, StringComparison.Ordinal);
        Assert.Contains("Prompts:Versions:nobody", exception.Message, StringComparison.Ordinal);
        Assert.Contains("'ghost'", exception.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Version_WithASuffix_IsUsedOnlyWhenASettingSaysSo()
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["rewrite.v9.md"] = "Mine.",
            ["rewrite.v9-b.md"] = "B.",
        };

        Assert.Equal("v9", Set(own).Get(PromptCatalog.Rewrite).Version);
        Assert.Equal(
            "B.",
            Set(own, new() { Versions = new() { ["rewrite"] = "v9-b" } })
                .Get(PromptCatalog.Rewrite)
                .Render(NoValues(), "", null)
                .Text
        );
    }

    [Fact]
    public void Channel_PartOfItsOwn_IsTakenBeforeTheGeneralOne()
    {
        var own = new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["assistant.v9-own.md"] = "{{ identity }} {{ format }}",
            ["assistant.v9-own/identity.md"] = "I",
            ["assistant.v9-own/format.md"] = "any",
            ["assistant.v9-own/format.connector.md"] = "wire",
            ["assistant.v9-own/format.connector.msteams.md"] = "teams",
        };
        var prompt = Set(own, new() { Versions = new() { ["assistant"] = "v9-own" } }).Get(PromptCatalog.Assistant);

        Assert.Equal("I any", prompt.Render(NoValues(), "directline", null).Text);
        Assert.Equal("I wire", prompt.Render(NoValues(), "connector.emulator", null).Text);
        Assert.Equal("I teams", prompt.Render(NoValues(), "connector.msteams", null).Text);
        Assert.NotEqual(prompt.Render(NoValues(), "", null).Version, prompt.Render(NoValues(), "connector", null).Version);
    }

    [Theory]
    [InlineData("acme", "directline", "a-both")]
    [InlineData("acme", "connector.msteams", "a")]
    [InlineData("other", "directline", "web")]
    [InlineData("other", "connector.msteams", "all")]
    public void Persona_OfTheRuleThatNamesMore_Wins(string tenant, string channel, string persona)
    {
        var own = new[] { "a-both", "a", "web", "all" }.ToDictionary(
            name => $"personas/{name}/identity.md",
            name => $"I am {name}."
        );
        PersonaRule[] rules =
        [
            new() { Persona = "all" },
            new() { Persona = "web", Channel = "directline" },
            new() { Persona = "a", Tenant = "acme" },
            new()
            {
                Persona = "a-both",
                Tenant = "acme",
                Channel = "directline",
            },
        ];
        var set = Set(own, new() { Personas = [.. rules] });

        var rendered = set.Get(PromptCatalog.Assistant).Render(Values("neutral"), channel, set.PersonaFor(tenant, channel));

        Assert.StartsWith($"I am {persona}.", rendered.Text, StringComparison.Ordinal);
        Assert.EndsWith($"@{persona}", rendered.Version, StringComparison.Ordinal);
    }

    private static PromptSet Shipped() => Set([]);

    private static PromptSet Set(Dictionary<string, string> own, PromptOptions? options = null) =>
        PromptSet.Create(PromptFiles.ReadShipped(), own, options ?? new());

    private static Dictionary<string, object?> NoValues() => new(StringComparer.Ordinal);

    private static Dictionary<string, object?> Values(string tone) =>
        new(StringComparer.Ordinal)
        {
            ["assistant"] = "Chatbot",
            ["company"] = "the company",
            ["tone"] = tone,
            ["language"] = null,
            ["tools"] = null,
            ["instructions"] = "",
        };
}
