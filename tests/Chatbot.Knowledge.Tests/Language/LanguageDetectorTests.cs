using System.Diagnostics;
using Chatbot.Knowledge.Language;
using CsCheck;

namespace Chatbot.Knowledge.Tests.Language;

public sealed class LanguageDetectorTests
{
    [Theory]
    [InlineData("en", "Employees who work part time receive the same benefits, in proportion to their weekly hours.")]
    [InlineData("en", "Where can I find the travel policy?")]
    [InlineData("en", "Restart the server and check that both services are running before you continue.")]
    [InlineData("en", "Supersonic flow past a blunt body has been studied with the method of characteristics.")]
    [InlineData("de", "Wie viele Urlaubstage habe ich im ersten Jahr?")]
    [InlineData("de", "Die Reisekosten werden nach Vorlage der Belege innerhalb von vier Wochen erstattet.")]
    [InlineData("de", "Für den Zugang zum Gebäude benötigen Besucher einen Ausweis, der am Empfang ausgestellt wird.")]
    [InlineData("fr", "Les salariés à temps partiel bénéficient des mêmes avantages que les autres.")]
    [InlineData("fr", "Où se trouve la politique de voyage de l'entreprise ?")]
    [InlineData("fr", "Le remboursement est effectué dans un délai de trente jours après la demande.")]
    [InlineData("es", "Los empleados deben solicitar las vacaciones con dos semanas de antelación.")]
    [InlineData("es", "¿Cuántos días de vacaciones tengo al año?")]
    [InlineData("es", "La impresora del segundo piso no funciona desde ayer por la mañana.")]
    [InlineData("it", "I dipendenti devono presentare la richiesta di ferie entro la fine del mese.")]
    [InlineData("it", "Quanti giorni di ferie ho all'anno e come si chiedono?")]
    [InlineData("it", "Il rimborso delle spese di viaggio è effettuato dopo la consegna dei documenti.")]
    [InlineData("nl", "Medewerkers die in deeltijd werken, krijgen dezelfde voorwaarden naar verhouding.")]
    [InlineData("nl", "Hoeveel vakantiedagen heb ik per jaar en hoe vraag ik die aan?")]
    [InlineData("nl", "De reiskosten worden binnen vier weken na het indienen van de bonnen vergoed.")]
    [InlineData("pt", "Os funcionários devem pedir as férias com duas semanas de antecedência.")]
    [InlineData("pt", "Quantos dias de férias eu tenho por ano?")]
    [InlineData("pt", "A impressora do segundo andar não funciona desde ontem de manhã.")]
    [InlineData("sv", "Anställda som arbetar deltid har samma förmåner som alla andra och ska inte missgynnas.")]
    [InlineData("pl", "Pracownicy, którzy są zatrudnieni w niepełnym wymiarze, mają prawo do urlopu.")]
    [InlineData("zh", "员工每年享有二十五天带薪年假。")]
    [InlineData("zh", "公司API的文档在内部网站上")]
    [InlineData("ja", "従業員は年に二十五日の有給休暇を取ることができます。")]
    [InlineData("ja", "データベースサーバーを再起動してください。")]
    [InlineData("ko", "직원은 매년 25일의 유급 휴가를 받습니다.")]
    [InlineData("ru", "Сотрудники имеют право на двадцать пять дней отпуска в год.")]
    [InlineData("uk", "Працівники мають право на двадцять п'ять днів відпустки на рік.")]
    [InlineData("ar", "يحق للموظفين خمسة وعشرون يوما من الإجازة السنوية.")]
    [InlineData("el", "Οι εργαζόμενοι δικαιούνται είκοσι πέντε ημέρες άδειας τον χρόνο.")]
    [InlineData("he", "העובדים זכאים לעשרים וחמישה ימי חופשה בשנה.")]
    public void Sentence_IsRecognised(string language, string text) => Assert.Equal(language, LanguageDetector.Detect(text));

    [Theory]
    [InlineData("")]
    [InlineData("   \n\t ")]
    [InlineData("OK")]
    [InlineData("2024-05-01 13:37")]
    [InlineData("Widget 4711")]
    [InlineData("| 1 | 2 | 3 |")]
    [InlineData("Lorem")]
    [InlineData("foo_bar(baz[0], qux) => x * y;")]
    [InlineData("東")]
    public void Text_TooShortOrWithoutLanguage_IsUnknown(string text) => Assert.Null(LanguageDetector.Detect(text));

    [Theory]
    [InlineData("en", "The contract was signed in München by Frau Müller and by José Peña of the Société Générale.")]
    [InlineData("de", "Das Team nutzt Continuous Integration und Code Reviews, damit der Build nicht bricht.")]
    [InlineData("fr", "Le service utilise Kubernetes et Docker pour le déploiement de toutes les applications.")]
    [InlineData("ja", "この API は JSON を返します。詳しくは README を読んでください。")]
    public void Text_WithForeignWords_KeepsItsLanguage(string language, string text) =>
        Assert.Equal(language, LanguageDetector.Detect(text));

    [Fact]
    public void Text_OfTwoLanguagesInEqualParts_IsUnknown() =>
        Assert.Null(LanguageDetector.Detect("The printer is in the hall and it works. Der Drucker ist im Flur und er geht."));

    [Fact]
    public void AnyText_GivesAKnownCodeOrNullAndAlwaysTheSame() =>
        Gen.String.Sample(text =>
        {
            var language = LanguageDetector.Detect(text);
            Assert.True(language is null or { Length: 2 });
            Assert.Equal(language, LanguageDetector.Detect(text));
        });

    [Fact]
    public void Sentences_InAnyNumberAndOrder_KeepTheirLanguage()
    {
        string[] sentences =
        [
            "Der Antrag ist bei der Abteilung einzureichen.",
            "Sie wird von der Leitung geprüft und nicht veröffentlicht.",
            "Bitte beachten Sie, dass die Frist am Ende des Monats abläuft.",
            "Im Anhang sind die Formulare für das laufende Jahr.",
        ];
        Gen.Int[0, 3]
            .Array[1, 30]
            .Sample(order => Assert.Equal("de", LanguageDetector.Detect(string.Join(' ', order.Select(i => sentences[i])))));
    }

    [Fact]
    public void LongText_CostsNoMoreThanItsSample()
    {
        var chunk = string.Concat(Enumerable.Repeat("The plan covers employees who have worked for more than a year. ", 80_000));
        LanguageDetector.Detect(chunk);
        var started = Stopwatch.GetTimestamp();
        for (var i = 0; i < 100; i++)
            Assert.Equal("en", LanguageDetector.Detect(chunk));
        Assert.InRange(Stopwatch.GetElapsedTime(started).TotalMilliseconds, 0, 1000);
    }
}
