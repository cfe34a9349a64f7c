using Chatbot.Bot.Dialogs;
using Chatbot.Bot.Dialogs.Recognizers;
using Chatbot.Bot.Dialogs.Waterfalls;

namespace Chatbot.Bot.Tests.Dialogs.Recognizers;

public sealed class CorrectionTests
{
    private static readonly Slot[] Slots =
    [
        new("title", new LocalText("Title", "Titel", "Titre"), ""),
        new("people", new LocalText("People affected", "Betroffene Personen", "Personnes concernées"), ""),
    ];

    [Theory]
    [InlineData("no, I meant the scanner", null, "the scanner")]
    [InlineData("Sorry, I meant the title is scanner jam", "title", "scanner jam")]
    [InlineData("i meant people affected: 4", "people", "4")]
    [InlineData("no, I meant the title", "title", null)]
    [InlineData("change the title to scanner jam", "title", "scanner jam")]
    [InlineData("Please change people affected", "people", null)]
    [InlineData("nein, ich meinte den Scanner", null, "den Scanner")]
    [InlineData("ändere den Titel auf Scanner", "title", "Scanner")]
    [InlineData("non, je voulais dire le scanner", null, "le scanner")]
    [InlineData("changer le titre en scanner", "title", "scanner")]
    public void Correction_NamesSlotAndValue(string text, string? slot, string? value) =>
        Assert.Equal(new Correction(slot, value), Correction.Read(text, Slots));

    [Theory]
    [InlineData("no")]
    [InlineData("The printer does not work, no idea why")]
    [InlineData("change the toner")]
    [InlineData("What I meant to say")]
    public void OtherText_IsNone(string text) => Assert.Null(Correction.Read(text, Slots));

    [Fact]
    public void AnyText_IsReadWithoutAnException() => CsCheck.Check.Sample(AnyText.Gen, text => Correction.Read(text, Slots));
}
