using System.Collections.Frozen;

namespace Chatbot.Knowledge.Enrichment;

/// <summary>Words that tell what kind of name stands beside them, and well-known names. All in lower case.</summary>
internal static class Gazetteer
{
    /// <summary>Words before the name of a person.</summary>
    public static FrozenSet<string> Titles { get; } =
        Set(
            "mr mrs ms miss dr prof professor sir lady lord herr frau monsieur madame mme mlle señor señora sr sra signor signora sig dott "
                + "dottoressa meneer mevrouw senhor senhora dom president minister chancellor senator judge captain"
        );

    /// <summary>Words that end, or begin, the name of an organisation.</summary>
    public static FrozenSet<string> Organisations { get; } =
        Set(
            "inc ltd llc llp plc corp corporation company gmbh ag se kg kgaa ohg sa sas sarl srl spa bv nv ltda group holding bank university "
                + "institute ministry agency committee commission foundation association council department authority universität "
                + "hochschule ministerium institut stiftung verein université ministère universidad ministerio università ministero "
                + "universiteit ministerie universidade ministério hospital airlines insurance partners laboratories"
        );

    /// <summary>Common given names.</summary>
    public static FrozenSet<string> GivenNames { get; } =
        Set(
            "adam alan albert alex alexander alice amanda amy ana andrea andreas andrew angela anna anne anthony antonio barbara ben benjamin "
                + "bernd brian carlos carmen carol caroline catherine charles charlotte chris christian christina christine claire claudia "
                + "daniel david deborah diana diego dieter donald elena elizabeth emily emma eric eva felix fernando francesca francesco "
                + "franz frank françois gabriel george giovanni giulia giuseppe grace hannah hans harry heinz helen henry ian isabel jack "
                + "jacques jakob james jan jane jason javier jean jennifer jessica joana joão john jonas jorge josé joseph juan julia "
                + "julie jürgen karen karl kate katharina kevin klaus lars laura lea lena linda lisa louis luca lucas luis maria marco marie "
                + "mario mark markus marta martin mary matteo matthew max michael michelle miguel monica nancy nicolas nina oliver olivia "
                + "pablo patricia patrick paul paula paulo pedro peter petra philip pierre rachel rafael ralf raquel rebecca richard robert "
                + "rosa ruth samuel sandra sara sarah sebastian silvia simon sofia sophie stefan stephen steven susan sven teresa thomas tim "
                + "tom uwe victor walter werner william wolfgang yvonne"
        );

    /// <summary>Countries and large cities, in English and in their own language.</summary>
    public static FrozenSet<string> Places { get; } =
        new[]
        {
            "argentina,australia,austria,österreich,belgium,belgië,belgique,brazil,brasil,bulgaria,canada,chile,china,colombia,croatia",
            "cyprus,denmark,egypt,estonia,finland,france,germany,deutschland,greece,hungary,iceland,india,indonesia,ireland,israel,italy",
            "italia,japan,kenya,latvia,lithuania,luxembourg,malaysia,malta,mexico,méxico,morocco,netherlands,nederland,new zealand",
            "nigeria,norway,pakistan,peru,philippines,poland,portugal,romania,russia,saudi arabia,serbia,singapore,slovakia,slovenia",
            "south africa,south korea,spain,españa,sweden,switzerland,schweiz,suisse,taiwan,thailand,turkey,ukraine,united kingdom",
            "united states,vietnam,europe,asia,africa,amsterdam,athens,barcelona,beijing,berlin,bern,boston,brussels,budapest,cairo,chicago",
            "cologne,köln,copenhagen,dubai,dublin,düsseldorf,frankfurt,geneva,genève,hamburg,helsinki,hong kong,istanbul,johannesburg,lima",
            "lisbon,lisboa,london,los angeles,lyon,madrid,manchester,melbourne,milan,milano,montreal,moscow,mumbai,munich,münchen,nairobi",
            "new delhi,new york,osaka,oslo,paris,porto,prague,rio de janeiro,roma,rome,rotterdam,san francisco,santiago,seattle,seoul",
            "shanghai,stockholm,stuttgart,sydney,são paulo,tokyo,toronto,vancouver,venice,vienna,wien,warsaw,washington,zurich,zürich",
        }
            .SelectMany(line => line.Split(','))
            .ToFrozenSet(StringComparer.Ordinal);

    private static FrozenSet<string> Set(string words) => words.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
