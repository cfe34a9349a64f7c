using System.Text.RegularExpressions;

namespace Chatbot.Knowledge.Search;

/// <summary>Reads filters from the words of a question: "policies from 2024", "by Jane Doe", "in the travel policy". Pure.</summary>
internal static partial class TextFilters
{
    private const int LongestQuestion = 500;

    private static readonly string[] YearTags = ["date", "year", "created", "modified", "published"];
    private static readonly string[] AuthorTags = ["author", "authors", "owner"];
    private static readonly string[] TitleTags = ["title", "category", "kind", "type", "topic"];

    /// <summary>The filters by year, author and title; none when the question is too long or the machine too busy to read it.</summary>
    public static IReadOnlyList<TextFilter> Read(string question)
    {
        if (question.Length > LongestQuestion)
        {
            return [];
        }

        try
        {
            return
            [
                .. Year().Matches(question).Select(match => new TextFilter(YearTags, match.Groups["year"].Value)),
                .. Author().Matches(question).Select(match => new TextFilter(AuthorTags, Name(match.Groups["name"].Value))),
                .. Place().Matches(question).Select(match => new TextFilter(TitleTags, Name(match.Groups["name"].Value))),
            ];
        }
        catch (RegexMatchTimeoutException)
        {
            return [];
        }
    }

    private static string Name(string text) => text.Trim().ToLowerInvariant();

    [GeneratedRegex(
        @"\b(?:from|of|in|since|during|dated|published|von|aus|de|del|van|uit|dal)\s+(?:the\s+year\s+)?(?<year>(?:19|20)\d\d)\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Year();

    [GeneratedRegex(
        @"\b(?:[Bb]y|[Vv]on|[Pp]ar|[Dd]oor)\s+(?:author\s+|Autor\s+)?(?<name>\p{Lu}[\p{L}'.-]*(?:\s+\p{Lu}[\p{L}'.-]*){0,3})",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Author();

    [GeneratedRegex(
        @"\b(?:in|from|according to|per)\s+(?:the|our)\s+(?<name>(?:[\p{L}\d-]+\s+){1,3}?(?:policy|handbook|guide|manual|contract|agreement|report|faq))\b",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Place();
}
