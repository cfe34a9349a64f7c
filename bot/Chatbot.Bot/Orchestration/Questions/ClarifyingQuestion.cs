using System.Globalization;
using System.Text.RegularExpressions;
using Chatbot.Knowledge.Documents;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Orchestration.Questions;

/// <summary>Asks back when a message can mean several things. One question at a time: whoever was just asked is not asked again.</summary>
/// <param name="Text">The question.</param>
/// <param name="Options">What the user may have meant; empty when nobody can guess.</param>
internal sealed partial record ClarifyingQuestion(string Text, IReadOnlyList<string> Options)
{
    private const int MostOptions = 3;
    private const int LongestWord = 2;
    private const int LongestReferenceInWords = 5;
    private const double AlmostAsGood = 0.97;

    /// <summary>When a message refers to something, and nothing was said before that it could refer to.</summary>
    public static ClarifyingQuestion? OfReference(string text, IReadOnlyList<ChatMessage> history, AssistantTexts texts)
    {
        if (history.Any(message => message.Role == ChatRole.User && SmallTalk.Recognize(message.Text) is null))
        {
            return null;
        }

        var words = ContentWords.All(text).Take(LongestReferenceInWords + 1).Count();
        var own = ContentWords.Of(text).Where(word => word.Length > 1 && !Reference().IsMatch(word)).Take(2).Count();
        return words <= LongestReferenceInWords && own <= 1 && Reference().Match(text) is { Success: true } reference
            ? new(string.Format(CultureInfo.InvariantCulture, texts.WhatIsMeant, reference.Value), [])
            : null;
    }

    /// <summary>When one bare word is all there is, and several documents speak of it equally well.</summary>
    public static ClarifyingQuestion? OfPassages(string text, IReadOnlyList<Passage> passages, AssistantTexts texts)
    {
        var words = ContentWords.All(text).Take(LongestWord + 1).ToList();
        var own = ContentWords.Of(text).Take(2).ToList();
        if (words.Count > LongestWord || own.Count != 1 || passages.Count < 2)
        {
            return null;
        }

        var word = ContentWords.Stem(own[0]);
        var options = passages
            .Where(passage => passage.Score >= passages[0].Score * AlmostAsGood)
            .Where(passage => ContentWords.Of($"{Name(passage)} {passage.Text}").Select(ContentWords.Stem).Contains(word))
            .DistinctBy(passage => passage.DocumentId)
            .Select(Name)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .Take(MostOptions)
            .ToList();
        return options.Count < 2
            ? null
            : new(
                string.Format(
                    CultureInfo.InvariantCulture,
                    texts.WhichOne,
                    string.Join(" / ", options.Select(option => $"“{option}”"))
                ),
                options
            );
    }

    /// <summary>Whether the bot asked back with a message.</summary>
    public static bool Is(string text) =>
        ((AssistantTexts[])[AssistantLanguages.English, AssistantLanguages.German, AssistantLanguages.French]).Any(texts =>
            Begins(text, texts.WhatIsMeant) || Begins(text, texts.WhichOne)
        );

    private static bool Begins(string text, string template) =>
        text.AsSpan().StartsWith(template.AsSpan(0, template.IndexOf('{', StringComparison.Ordinal)), StringComparison.Ordinal);

    private static string Name(Passage passage) =>
        passage.TitlePath.Count == 0 ? passage.Title : $"{passage.Title} › {passage.TitlePath[^1]}";

    [GeneratedRegex(
        @"\b(it|this|that|these|those|they|them|davon|dafür|dazu|damit|darüber|dies|dieses|ça|cela|ceci)\b|\bdas(?=\s*\??$)|^(and|und|et) (for|in|with|für|bei|mit|pour|en|avec) .+",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex Reference();
}
