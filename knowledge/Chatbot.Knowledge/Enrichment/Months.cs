using System.Collections.Frozen;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>Names of months in the supported languages. Pure.</summary>
internal static class Months
{
    private static readonly string[] Names =
    [
        "january jan januar jänner janvier janv enero ene gennaio gen januari janeiro",
        "february feb februar februari février févr febrero febbraio fevereiro fev",
        "march mar märz mrz mars marzo maart mrt março",
        "april apr avril avr abril abr aprile",
        "may mai mayo maggio mag mei maio",
        "june jun juni juin junio giugno giu junho",
        "july jul juli juillet juil julio luglio lug julho",
        "august aug août agosto ago augustus",
        "september sep sept septembre septiembre settembre set setembro",
        "october oct oktober okt octobre octubre ottobre ott outubro out",
        "november nov novembre noviembre novembro",
        "december dec dezember dez décembre déc diciembre dic dicembre desember dezembro",
    ];

    private static readonly FrozenDictionary<string, string> Numbers = Names
        .Index()
        .SelectMany(month => month.Item.Split(' ').Select(name => (Name: name, Number: $"{month.Index + 1}")))
        .ToFrozenDictionary(month => month.Name, month => month.Number, StringComparer.OrdinalIgnoreCase);

    /// <summary>The number of a month, 1 to 12, or null.</summary>
    public static string? Of(string name) => Numbers.GetValueOrDefault(name);
}
