using Chatbot.Bot.Conversations.Memories;
using CsCheck;

namespace Chatbot.Bot.Tests.Conversations.Memories;

public sealed class MemoryCommandTests
{
    [Theory]
    [InlineData("What do you know about me?", "About", "en", "")]
    [InlineData("tell me what you know about me", "About", "en", "")]
    [InlineData("Was weißt du über mich?", "About", "de", "")]
    [InlineData("Was wissen Sie über mich?", "About", "de", "")]
    [InlineData("Que sais-tu sur moi ?", "About", "fr", "")]
    [InlineData("Que savez-vous de moi ?", "About", "fr", "")]
    [InlineData("Forget everything about me", "ForgetAll", "en", "")]
    [InlineData("Please delete everything you know about me.", "ForgetAll", "en", "")]
    [InlineData("forget everything", "ForgetAll", "en", "")]
    [InlineData("delete all my data", "ForgetAll", "en", "")]
    [InlineData("Vergiss alles über mich", "ForgetAll", "de", "")]
    [InlineData("Oublie tout sur moi", "ForgetAll", "fr", "")]
    [InlineData("forget that", "ForgetLast", "en", "")]
    [InlineData("Vergiss das bitte wieder", "ForgetLast", "de", "")]
    [InlineData("Vergiss das", "ForgetLast", "de", "")]
    [InlineData("Oublie ça.", "ForgetLast", "fr", "")]
    [InlineData("Forget my badge number", "Forget", "en", "my badge number")]
    [InlineData("forget that I work in Berlin", "Forget", "en", "I work in Berlin")]
    [InlineData("Vergiss meine Personalnummer", "Forget", "de", "meine Personalnummer")]
    [InlineData("Oublie mon numéro", "Forget", "fr", "mon numéro")]
    [InlineData("Remember that I am vegetarian", "Remember", "en", "I am vegetarian")]
    [InlineData("Merk dir, dass ich in Köln arbeite", "Remember", "de", "ich in Köln arbeite")]
    [InlineData("Retiens que je suis végétarien", "Remember", "fr", "je suis végétarien")]
    [InlineData("No, my badge number is 18", "Correct", "en", "my badge number is 18")]
    [InlineData("Nein, meine Nummer ist 18", "Correct", "de", "meine Nummer ist 18")]
    [InlineData("Non, mon numéro est 18", "Correct", "fr", "mon numéro est 18")]
    [InlineData("remember things about me", "Consent", "en", "")]
    [InlineData("you may remember me", "Consent", "en", "")]
    [InlineData("Merk dir Dinge über mich", "Consent", "de", "")]
    [InlineData("Retiens des choses sur moi", "Consent", "fr", "")]
    [InlineData("Stop remembering me", "Withdraw", "en", "")]
    [InlineData("don't remember anything about me", "Withdraw", "en", "")]
    [InlineData("merk dir nichts über mich", "Withdraw", "de", "")]
    [InlineData("ne retiens rien sur moi", "Withdraw", "fr", "")]
    [InlineData("Where were we?", "Recap", "en", "")]
    [InlineData("Summarise our conversation", "Recap", "en", "")]
    [InlineData("Wo waren wir?", "Recap", "de", "")]
    [InlineData("Où en étions-nous ?", "Recap", "fr", "")]
    [InlineData("How many vacation days do I get?", null, null, null)]
    [InlineData("What do you know about travel expenses?", null, null, null)]
    [InlineData("delete all files of the project", null, null, null)]
    [InlineData("Summarise the travel policy", null, null, null)]
    [InlineData("Can I forget my badge at home?", null, null, null)]
    [InlineData("forget my badge number?", null, null, null)]
    [InlineData("No, thanks", null, null, null)]
    [InlineData("Do you remember my name?", null, null, null)]
    [InlineData("", null, null, null)]
    public void Of_Message_IsRecognisedOrLeftAlone(string text, string? kind, string? language, string? phrase)
    {
        var command = MemoryCommand.Of(text);

        Assert.Equal((kind, language, phrase), (command?.Kind.ToString(), command?.Language, command?.Phrase));
    }

    [Fact]
    public void Of_AnyText_EndsQuickly() => Gen.String[0, 500].Sample(text => _ = MemoryCommand.Of(text), iter: 500);
}
