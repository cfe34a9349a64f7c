using System.Globalization;
using System.Text;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>Terms in the text forms of <c>tsvector</c> and <c>tsquery</c>. Positions only count how often a term stands where.</summary>
internal static class PostgreSqlWords
{
    /// <summary>PostgreSQL keeps no more places of a term.</summary>
    private const int MaxPlaces = 255;

    /// <summary>A tsvector ends at 1 MB; this leaves room for places.</summary>
    private const int MaxBytes = 700_000;

    /// <summary>Title words have weight A, words of headings B, those of the text D.</summary>
    public static string Vector(ChunkTerms terms)
    {
        var vector = new StringBuilder();
        int bytes = 0;
        foreach ((string term, TermFrequency frequency) in terms.Frequencies)
        {
            int places = Math.Min(MaxPlaces, frequency.Title + frequency.Heading + frequency.Body);
            bytes += Encoding.UTF8.GetByteCount(term) + (2 * places) + 8;
            if (bytes > MaxBytes)
            {
                break;
            }

            AppendQuoted(vector, term);
            for (int place = 1; place <= places; place++)
            {
                string weight =
                    place <= frequency.Title ? "A"
                    : place <= frequency.Title + frequency.Heading ? "B"
                    : "";
                vector.Append(CultureInfo.InvariantCulture, $"{(place == 1 ? ':' : ',')}{place}{weight}");
            }

            vector.Append(' ');
        }

        return vector.ToString();
    }

    public static string AnyOf(IEnumerable<string> terms) => string.Join(" | ", terms.Select(Quote));

    public static string Quote(string term)
    {
        var quoted = new StringBuilder();
        AppendQuoted(quoted, term);
        return quoted.ToString();
    }

    private static void AppendQuoted(StringBuilder text, string term)
    {
        text.Append('\'');
        foreach (char character in term)
        {
            if (character is '\'' or '\\')
            {
                text.Append(character);
            }

            text.Append(character);
        }

        text.Append('\'');
    }
}
