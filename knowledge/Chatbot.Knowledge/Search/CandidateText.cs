using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Search;

/// <summary>The words of a chunk, and where the words of a question stand in it.</summary>
internal sealed class CandidateText
{
    private CandidateText(int[] body, int[] title, int[] heading, IReadOnlyList<(int Place, int Term)> hits)
    {
        Body = body;
        Title = title;
        Heading = heading;
        Hits = hits;
    }

    /// <summary>How often each term of the question stands in the text.</summary>
    public int[] Body { get; }

    /// <summary>How often each term of the question stands in the title.</summary>
    public int[] Title { get; }

    /// <summary>How often each term of the question stands in the headings.</summary>
    public int[] Heading { get; }

    /// <summary>Where terms of the question stand in title and text, in order.</summary>
    public IReadOnlyList<(int Place, int Term)> Hits { get; }

    /// <summary>The content words of title, headings and text.</summary>
    public required TermCode[] Content { get; init; }

    /// <summary>Content words of the text.</summary>
    public required int BodyLength { get; init; }

    /// <summary>Content words of title and headings.</summary>
    public required int TitleLength { get; init; }

    /// <summary>Share of the title's content words that the question names.</summary>
    public required double TitleNamed { get; init; }

    public static CandidateText Of(Chunk chunk, QueryTerms terms)
    {
        string language = Stemming.LanguageOf(chunk.Language);
        IReadOnlyDictionary<TermCode, int> wanted = terms.CodesIn(language);
        TermCode[] title = TermCodes.Of(chunk.Title, language);
        TermCode[] heading = chunk.TitlePath.Count == 0 ? [] : TermCodes.Of(string.Join('\n', chunk.TitlePath), language);
        TermCode[] body = TermCodes.Of(chunk.Text, language);
        var hits = new List<(int, int)>();
        int[] inTitle = Count(title, terms.All.Count, wanted, hits, 0);
        int[] inHeading = Count(heading, terms.All.Count, wanted, null, 0);
        int[] inBody = Count(body, terms.All.Count, wanted, hits, title.Length + 1);
        var content = new List<TermCode>(title.Length + heading.Length + body.Length);
        int titleWords = Add(content, title);
        int headingWords = Add(content, heading);
        return new CandidateText(inBody, inTitle, inHeading, hits)
        {
            BodyLength = Add(content, body),
            Content = [.. content],
            TitleLength = titleWords + headingWords,
            TitleNamed =
                titleWords == 0 ? 0 : (double)title.Count(code => !code.IsStopWord && wanted.ContainsKey(code)) / titleWords,
        };
    }

    private static int[] Count(
        TermCode[] codes,
        int terms,
        IReadOnlyDictionary<TermCode, int> wanted,
        List<(int, int)>? hits,
        int offset
    )
    {
        var counts = new int[terms];
        for (int i = 0; i < codes.Length; i++)
        {
            if (wanted.TryGetValue(codes[i], out int term))
            {
                counts[term]++;
                hits?.Add((offset + i, term));
            }
        }

        return counts;
    }

    private static int Add(List<TermCode> content, TermCode[] codes)
    {
        int before = content.Count;
        foreach (TermCode code in codes)
        {
            if (!code.IsStopWord)
            {
                content.Add(code);
            }
        }

        return content.Count - before;
    }
}
