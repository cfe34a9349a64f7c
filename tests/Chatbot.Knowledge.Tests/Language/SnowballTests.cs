using Chatbot.Knowledge.Language;
using Chatbot.Knowledge.Language.Stemmers;
using CsCheck;
using Lucene.Net.Tartarus.Snowball;

namespace Chatbot.Knowledge.Tests.Language;

/// <summary>
/// The stemmers against those of Lucene, on words made of real endings. Endings that the published algorithms got later than
/// Lucene's copy (German <c>niss</c>, Portuguese <c>ução</c>) are left out.
/// </summary>
public sealed class SnowballTests
{
    private const int Words = 4000;
    private static readonly string[] Newer = ["niss", "ução", "uções"];

    private static readonly Dictionary<
        string,
        (Func<string, string> Own, Func<SnowballProgram> Other, string Starts, string Ends)
    > All = new(StringComparer.Ordinal)
    {
        ["de"] = (
            GermanStemmer.Stem,
            () => new Lucene.Net.Tartarus.Snowball.Ext.GermanStemmer(),
            "haus häus auf steig reis kost erstatt abrechn arbeit verein dienst kündig urlaub beschäftig zeugnis bedürf mögl "
                + "freund schön straß gesund frei vertr antrag büro quell bauern feuer",
            "e en er ern em es s st est ung ungen ig ige igen igkeit igkeiten isch ische lich liche lichen heit heiten keit "
                + "keiten end ende nis nisse nissen erin erinnen te ten"
        ),
        ["fr"] = (
            FrenchStemmer.Stem,
            () => new Lucene.Net.Tartarus.Snowball.Ext.FrenchStemmer(),
            "voyag rembours dépens employ admin fin nation général activ chang mang pay essuy compt particul clair régul par col "
                + "quest jou fidèl certif capabl maj commerc appel jett",
            "e es é ée ées és er era erai eront ement ements ation ations ateur atrice ité ités if ive ives eux euse euses ence "
                + "ences able ables isme iste ique iques ment ments amment emment ir irait issant issement issements ais aient ons "
                + "ez ions aux eaux ion ier ière s logie usion ution"
        ),
        ["es"] = (
            SpanishStemmer.Stem,
            () => new Lucene.Net.Tartarus.Snowball.Ext.SpanishStemmer(),
            "viaj reembols gast emple vacac contrat pag public comunic activ rápid constitu aloj segur lleg jug tecn bio contribu "
                + "histor grat cort distribu averigu",
            "o os a as ar er ir ando iendo ación aciones amente mente idad idades ivo iva ivos ante antes ancia encia encias "
                + "ístico ico icas able ibles oso osa amiento imientos ador adora logía ución uciones aría aremos ieron ió é éis "
                + "emos amos ábamos ándose arlo irnos yendo yeron ue"
        ),
        ["it"] = (
            ItalianStemmer.Stem,
            () => new Lucene.Net.Tartarus.Snowball.Ext.ItalianStemmer(),
            "viagg rimbors spes impieg lavor contratt pag comunic attiv vacanz costitu alt sicur arriv gioc tecn banc pal stor "
                + "quest aiuol distrib",
            "o i a e are ere ire ando endo azione azioni amente mente ità ivo iva ivi ante anti anza enza enze ico ica iche ichi "
                + "abile ibili oso osa amento imenti atore atrice logia uzione erà eremo arono ava isco iscono irò ato uta ti "
                + "arlo andolo armi irvi ì ò"
        ),
        ["nl"] = (
            DutchStemmer.Stem,
            () => new Lucene.Net.Tartarus.Snowball.Ext.DutchStemmer(),
            "reis kost vergoed werk mogelijk verzeker vakantie contract betal boek lop maan brood baas vriend schoon gelijk ziek "
                + "eenzaam draai kook zadd baz ree",
            "e en ene s se heid heden ing ingen end ende ig ige igheid lijk lijke lijkheid baar bare bar t te ten er ers je jes"
        ),
        ["pt"] = (
            PortugueseStemmer.Stem,
            () => new Lucene.Net.Tartarus.Snowball.Ext.PortugueseStemmer(),
            "viag reembols despes empreg trabalh contrat pag comunic ativ féri constitu alt segur cheg jog tecn banc histor part "
                + "madeir cadeir distribu",
            "o os a as ar er ir ando endo indo ação ações amente mente idade idades ivo iva ivos ante antes ância ência ências ico "
                + "icas ável ível oso osa amento imentos ador adora logia ução uções aria aremos aram ou eu iu é ê eis ido ira eira "
                + "eiras ões ão ço cia"
        ),
    };

    public static TheoryData<string> Languages => [.. All.Keys];

    [Theory]
    [MemberData(nameof(Languages))]
    public void Stem_WordsOfALanguage_IsAsOfLucene(string language)
    {
        (Func<string, string> own, Func<SnowballProgram> other, string starts, string ends) = All[language];
        SnowballProgram program = other();
        var differences = new List<string>();
        int count = 0;
        foreach (
            string word in starts
                .Split(' ')
                .SelectMany(start => ends.Split(' ').Select(end => start + end))
                .Where(word => !Newer.Any(ending => word.Contains(ending, StringComparison.Ordinal)))
                .Take(Words)
        )
        {
            program.SetCurrent(word);
            program.Stem();
            string expected = program.Current;
            string actual = own(word);
            count++;
            if (actual != expected)
            {
                differences.Add($"{word}: {actual}, Lucene: {expected}");
            }
        }

        Assert.True(
            differences.Count <= count / 100,
            $"{differences.Count} of {count}: {string.Join("; ", differences.Take(20))}"
        );
    }

    /// <summary>A stemmer may add an ending of its own; the German one writes each ß as ss.</summary>
    [Theory]
    [MemberData(nameof(Languages))]
    public void Stem_AnyText_NeitherThrowsNorGrows(string language) =>
        Gen.String[Gen.Char["abcdegilnorstuyzäéèíóõãçßIUY'"], 0, 24]
            .Sample(word =>
                Assert.True(Stemming.Stem(word, language).Length <= word.Length + 3 + word.Count(letter => letter == 'ß'))
            );

    [Fact]
    public void Stem_UnknownLanguage_IsEnglish() => Assert.Equal("polici", Stemming.Stem("policies", "xx"));
}
