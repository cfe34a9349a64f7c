using CsCheck;

namespace Chatbot.Bot.Tests.Dialogs.Recognizers;

/// <summary>Texts that nobody thought of: any characters, and what recognizers look for, mixed up.</summary>
internal static class AnyText
{
    private static readonly string[] Pieces =
    [
        "0",
        "7",
        "31",
        "99999999999999999999999999999999",
        ".",
        ",",
        "-",
        "/",
        ":",
        " ",
        "next",
        "monday",
        "morgen",
        "demain",
        "in",
        "weeks",
        "feb",
        "30",
        "uhr",
        "pm",
        "no, i meant",
        "change the title to",
        "?",
        "é",
        "ß",
        "\ud800",
        "👍",
        "\0",
    ];

    public static readonly Gen<string> Gen = CsCheck.Gen.OneOf(
        CsCheck.Gen.String,
        CsCheck.Gen.Int[0, Pieces.Length - 1].Select(index => Pieces[index]).Array[0, 12].Select(pieces => string.Concat(pieces)),
        CsCheck
            .Gen.Int[0, Pieces.Length - 1]
            .Select(index => Pieces[index])
            .Array[0, 12]
            .Select(pieces => string.Join(' ', pieces))
    );
}
