using Chatbot.Bot.Orchestration.Memory;
using Chatbot.Bot.Orchestration.Memory.Entities;
using CsCheck;

namespace Chatbot.Bot.Tests.Orchestration.Memory;

public sealed class FactExtractorTests
{
    [Theory]
    [InlineData("My badge number is BX-4711.", "My badge number is BX-4711", "badge number", true)]
    [InlineData("Hi, my name is Ann Lee", "my name is Ann Lee", "name", true)]
    [InlineData("I'm Ann.", "I'm Ann", "name", true)]
    [InlineData("I work in Berlin", "I work in Berlin", "work in", true)]
    [InlineData("The order number is 4711.", "The order number is 4711", "order number", false)]
    [InlineData("The project is called Falcon.", "The project is called Falcon", "project", false)]
    [InlineData("Ich heiße Anna Schmidt.", "Ich heiße Anna Schmidt", "name", true)]
    [InlineData("Meine Personalnummer ist 1234.", "Meine Personalnummer ist 1234", "personalnummer", true)]
    [InlineData("Ich arbeite in Köln", "Ich arbeite in Köln", "arbeite in", true)]
    [InlineData("Je m'appelle Anne.", "Je m'appelle Anne", "name", true)]
    [InlineData("Mon équipe est Ventes.", "Mon équipe est Ventes", "équipe", true)]
    [InlineData("my employee id: 88213", "my employee id: 88213", "employee id", true)]
    [InlineData("Remember that I am allergic to nuts", "I am allergic to nuts", null, true)]
    public void Of_Statement_IsAFactInTheUsersWords(string text, string fact, string? subject, bool isPersonal)
    {
        var found = Assert.Single(FactExtractor.Of(Said(text)));

        Assert.Equal((fact, subject, isPersonal), (found.Text, found.Subject, found.IsPersonal));
        Assert.Equal("m7", found.MessageId);
    }

    [Theory]
    [InlineData("How many vacation days do I get?")]
    [InlineData("what is my badge number")]
    [InlineData("Wie viele Urlaubstage habe ich?")]
    [InlineData("Show me the travel policy")]
    [InlineData("Erzähl mir etwas über Thema 2 und 14.")]
    [InlineData("Nennen Sie mir die drei Standorte")]
    [InlineData("Fass mir das Kapitel 3 zusammen")]
    [InlineData("Raconte-moi l'histoire du site de Lyon")]
    [InlineData("Expliquez-nous la règle 7")]
    [InlineData("Dis-moi le prix de la licence 12")]
    [InlineData("Describe my options for 2027")]
    [InlineData("Thanks!")]
    [InlineData("I don't know what you mean")]
    [InlineData("I have a question about leave")]
    [InlineData("My password is hunter2 and more")]
    [InlineData("Meine IBAN ist DE89 3704 0044")]
    [InlineData("")]
    public void Of_QuestionOrderDoubtOrSecret_IsNoFact(string text) => Assert.Empty(FactExtractor.Of(Said(text)));

    [Fact]
    public void Of_SeveralStatementsAndAQuestion_ArePartedAndTheQuestionStays()
    {
        var facts = FactExtractor.Of(
            Said("My name is Ann and I work on Project Falcon. I'm Ann, how many days of leave do I have?")
        );

        Assert.Equal(["My name is Ann", "I work on Project Falcon", "I'm Ann"], facts.Select(fact => fact.Text));
        Assert.Equal(
            ["My name is Dana", "I'm in the Lisbon office"],
            FactExtractor.Of(Said("My name is Dana, I'm in the Lisbon office.")).Select(fact => fact.Text)
        );
    }

    /// <summary>Pasted text of this kind once took the rules longer than they may, and the person got an error.</summary>
    [Theory]
    [InlineData(" ", 100_000)]
    [InlineData("&amp;", 20_000)]
    [InlineData("my a, ", 20_000)]
    public void Message_ThatIsHuge_IsNoStatement(string piece, int times)
    {
        var text = string.Concat(Enumerable.Repeat(piece, times)) + "x";

        Assert.False(FactExtractor.OnlyStates(text));
        Assert.InRange(FactExtractor.Of(Said(text)).Count(), 0, 10);
    }

    [Theory]
    [InlineData("My name is Ann.", true, true)]
    [InlineData("my employee id: 88213", true, true)]
    [InlineData("Ich arbeite in Köln.", true, true)]
    [InlineData("My laptop is broken.", true, false)]
    [InlineData("I lost my badge", true, false)]
    [InlineData("My laptop is broken, who do I call", false, false)]
    [InlineData("I am sick, how do I report it", false, false)]
    [InlineData("My name is Ann. How many days do I get?", false, false)]
    [InlineData("Show me the policy. My name is Ann.", false, false)]
    [InlineData("vacation days", false, false)]
    [InlineData("", false, false)]
    public void OnlyStates_Message_AsksForNothing_AndOnlyIntroduces_MeansNoDocument(string text, bool states, bool introduces) =>
        Assert.Equal((states, introduces), (FactExtractor.OnlyStates(text), FactExtractor.OnlyIntroduces(text)));

    [Fact]
    public void Of_AnyText_EndsQuicklyWithBoundedFacts() =>
        Gen.String[0, 2000]
            .Sample(text => Assert.True(FactExtractor.Of(Said(text)).All(fact => fact.Text.Length <= 300)), iter: 500);

    [Theory]
    [InlineData("My badge number is 17.", "My badge number is 18.", true)]
    [InlineData("My team is Sales.", "My team is Legal.", true)]
    [InlineData("My laptop is a ThinkPad.", "My laptop is broken today.", false)]
    [InlineData("My laptop is a ThinkPad.", "No, my laptop is an old one.", true)]
    [InlineData("I work in Berlin.", "I work in Paris.", true)]
    [InlineData("The project is called Falcon.", "The project is late.", false)]
    [InlineData("My badge number is 17.", "My locker number is 18.", false)]
    public void Replaces_NewerFact_TakesThePlaceOfWhatItContradictsOnly(string known, string said, bool expected)
    {
        var (before, after) = (FactExtractor.Of(Said(known)).Single(), FactExtractor.Of(Said(said)).Single());

        Assert.Equal(expected, EntityStrategy.Replaces(after, before));
    }

    internal static MemoryMessage Said(string text, long turn = 7) =>
        new(turn, $"m{turn}", IsUser: true, text, new DateTimeOffset(2026, 11, 27, 12, 0, 0, TimeSpan.Zero));
}
