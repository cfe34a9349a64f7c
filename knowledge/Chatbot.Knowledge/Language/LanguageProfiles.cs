using System.Collections.Frozen;

namespace Chatbot.Knowledge.Language;

/// <summary>
/// What tells languages in Latin script apart: the small words that every text has, endings of long words, and letters of
/// their own. Written by hand; no corpus is in it. Languages without a stemmer are here so that they are not taken for another.
/// </summary>
internal static class LanguageProfiles
{
    /// <summary>The languages, in the order of the bits and scores.</summary>
    public static readonly string[] Codes =
    [
        "en",
        "de",
        "fr",
        "es",
        "it",
        "nl",
        "pt",
        "sv",
        "da",
        "no",
        "pl",
        "cs",
        "fi",
        "tr",
        "ro",
        "hu",
        "ca",
    ];

    private static readonly string[] SmallWords =
    [
        // en
        "the of and to a in is that it was for on are as with his they at be this from have or by one had not but what all were we "
            + "when your can said there use an each which she do how their if will up other about out many then them these so some her "
            + "would make like him into time has look two more write go see no way could people my than been call who its now find any "
            + "must should may shall also only our you he does been after before between without through under where while because",
        // de
        "der die und in den von zu das mit sich des auf für ist im dem nicht ein eine als auch es an werden aus er hat dass sie nach "
            + "wird bei einer um am sind noch wie einem über einen so zum war haben nur oder aber vor zur bis mehr durch man sein wurde "
            + "wenn können ich du wir ihr ihre ihrer seine kein keine keinen muss müssen soll sollen darf dürfen diese dieser dieses "
            + "jede jeder sowie gegen unter zwischen ohne während weil was wer wo wann warum welche welcher bitte ab pro fuer ueber",
        // fr
        "le la les de des du un une et est en que qui dans pour pas sur au aux par plus ce cette ces il elle ne se avec sont son sa ses "
            + "mais ou où nous vous ils elles leur leurs être été avoir fait tout tous toute comme si sans sous entre après avant aussi "
            + "bien peut doit doivent même très lors afin ainsi dont chez donc je tu mon ma mes votre vos notre nos était ont quand "
            + "quel quelle quelles comment pourquoi combien lorsque",
        // es
        "el la los las de del y en que un una es se no por con para su al lo como más pero sus le ya o este sí porque esta entre cuando "
            + "muy sin sobre también me hasta hay donde quien desde todo nos durante todos uno les ni contra otros ese eso ante ellos e "
            + "esto mí antes algunos qué unos yo otro otras ser son está están fue puede pueden debe deben cada según usted nuestro "
            + "nuestra cómo cuándo cuál cuántos dónde tiene tienen ha han",
        // it
        "il lo la i gli le di a da in con su per tra fra e è che non un una uno del della dei delle degli dello al alla ai alle agli nel "
            + "nella nei nelle dal dalla dai dalle sul sulla sono come più ma si anche o se ha hanno questo questa questi queste quello "
            + "quella suo sua loro essere stato stata può possono deve devono ogni dopo prima quando dove chi cosa perché quale quali "
            + "quanto quanti senza sotto sopra noi voi cui ed ad nostro nostra",
        // nl
        "de het een en van in is dat op te zijn met voor niet die aan er om ook als dan maar bij of uit nog naar heeft hebben door over "
            + "ze zich hij ik je u uw wij we kan kunnen moet moeten wordt worden werd deze dit geen wel meer tot tegen onder tussen zonder "
            + "na waar wie wat wanneer hoe waarom welke veel zal zullen mag mogen jaar haar hun ons onze elke iedere tijdens volgens",
        // pt
        "o a os as de do da dos das e em no na nos nas um uma que é para por com não se mais como mas foi ao aos à às ele ela eles elas "
            + "seu sua seus suas ou ser quando muito há já está estão eu também só pelo pela pelos pelas até isso entre era depois sem "
            + "mesmo têm tem numa esse essa este esta são você vocês nosso nossa cada pode podem deve devem onde quem qual quais quanto "
            + "quantos sobre durante após",
        // sv
        "och i att det som en på är av för med den till inte om har de ett han var jag men sig från vi så kan hon ska skall eller när "
            + "efter upp hur också denna detta vid mot under alla måste får blir bara mycket utan där vad vilken vilka varje mellan",
        // da
        "og i at det en den til er som på de med for af ikke der var et har fra jeg men sig han vi kan hun skal eller når efter op "
            + "hvordan også denne dette ved mod under alle må får bliver kun meget uden hvor hvad hvilken mellem blev være nogle",
        // no
        "og i det er en av på som til med for ikke at den de et har fra jeg men seg han vi kan hun skal eller når etter opp hvordan "
            + "også denne dette ved mot under alle må får blir bare mye uten hvor hva hvilken mellom ble være noen etter",
        // pl
        "i w na z do się nie że jest to o jak po co za od dla przez ale czy oraz lub które który która jego jej ich są być był była "
            + "tylko można może należy przed pod nad między bez gdy już także ten ta te tym tego każdy jeśli kiedy gdzie ile",
        // cs
        "a v na se že je to s z do o i jako za by po pro ale od jsou při nebo který která které jeho její jejich být byl byla také "
            + "může musí pouze před pod nad mezi bez když už tento tato toto každý pokud kde kdy kolik než ve ke",
        // fi
        "ja on ei se että oli hän ovat mutta tai kun niin kuin myös jos joka jotka ne tämä tämän siitä ole olla voi voidaan sekä vain "
            + "ennen jälkeen kanssa mukaan mitä missä milloin miksi kuinka",
        // tr
        "ve bir bu da de için ile çok olarak daha olan gibi var ne kadar en sonra ama o her ya veya değil önce ise göre olduğu tarafından "
            + "nasıl nerede neden hangi kaç",
        // ro
        "și în de la a pe cu nu care o un din este pentru să mai ca sau dar se al ale lui sunt fi fost prin după între fără dacă când "
            + "unde cum cât trebuie poate toate acest această",
        // hu
        "a az és nem hogy is egy van ez meg csak de ha már vagy mint el még volt kell lehet után előtt között nélkül mert ami aki "
            + "amely minden hol mikor hogyan mennyi",
        // ca
        "el la els les de del i en que un una és es no per amb al com més però seva seu aquest aquesta són també fins hi ha on quan "
            + "sense entre dels als pel pels nostre ser estar molt tot cada",
    ];

    private static readonly string[] Endings =
    [
        "ing tion ness ment ould ight ough able ible ally ous ful less ship",
        "ung ungen keit heit lich liche licher isch ische schaft chen eren igen ierung tät tung",
        "tion ment eux euse ique aire ance ence oir eur elle aux ée ées ité ités ions",
        "ción ciones dad dades mente miento idad ando iendo ado ados ada adas ario eza ería",
        "zione zioni mente mento ità zza ando endo ato ati ata ate ario aggio ello elle ente enti",
        "ing ingen heid lijk lijke eren atie isch baar schap sch tie ijk",
        "ção ções dade dades mente mento ando endo indo ado ados ada adas ário agem ões ães eira",
        "ning arna erna heten skap ande else ligt iska",
        "ning erne ene hed else lig ligt ende iske",
        "ning ene het else lig ende iske asjon",
        "ość ości anie enie owy owa owe ych ego iej ów",
        "ost ení ání ých ého ách ová ový ské ský",
        "nen sta ssa lla lle ksi iin een aan minen mme",
        "lar ler ları leri dır dir mak mek nın nin ında inde lık lik",
        "ului ilor ție ții ește esc ească ului elor ate",
        "nak nek ban ben ság ség ott ett ól ől ás és",
        "ció cions tat ment ada ades itat atge",
    ];

    private static readonly string[] Letters =
    [
        "",
        "ßäöü",
        "çœêèâîûùëï",
        "ñ¿¡óáíú",
        "òìàèù",
        "ĳ",
        "ãõçâêóáíú",
        "åäö",
        "åæø",
        "åæø",
        "ąćęłńśźżó",
        "čďěňřšťůžýáíé",
        "äö",
        "ğışçöü",
        "ășțâî",
        "őűáéíóöü",
        "çòàèïŀ",
    ];

    /// <summary>Small words in lower case; a bit for every language that has the word.</summary>
    public static FrozenDictionary<string, int> Words { get; } = Index(SmallWords.Select(words => words.Split(' ')));

    /// <summary>Whether a word in lower case is one of the small words of a language.</summary>
    public static bool IsSmallWord(string word, string language) =>
        Words.TryGetValue(word, out int languages) && (languages & (1 << Array.IndexOf(Codes, language))) != 0;

    /// <summary>Endings of words in lower case; a bit for every language.</summary>
    public static FrozenDictionary<string, int> Suffixes { get; } = Index(Endings.Select(words => words.Split(' ')));

    /// <summary>Letters beyond a to z in lower case; a bit for every language.</summary>
    public static FrozenDictionary<char, int> Signs { get; } = Index(Letters);

    private static FrozenDictionary<T, int> Index<T>(IEnumerable<IEnumerable<T>> byLanguage)
        where T : notnull
    {
        var index = new Dictionary<T, int>();
        foreach (var (language, values) in byLanguage.Index())
        {
            foreach (var value in values)
                index[value] = index.GetValueOrDefault(value) | (1 << language);
        }

        return index.ToFrozenDictionary();
    }
}
