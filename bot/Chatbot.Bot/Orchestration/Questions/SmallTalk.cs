using System.Collections.Frozen;

namespace Chatbot.Bot.Orchestration.Questions;

/// <summary>Recognises messages that ask nothing of the documents.</summary>
internal static class SmallTalk
{
    private const int LongestInWords = 6;

    private static readonly FrozenDictionary<string, Func<AssistantTexts, string>> Phrases = Build(
        (
            texts => texts.Greeting,
            "hello|hi|hey|hiya|howdy|good morning|good afternoon|good evening|greetings|hallo|guten tag|guten morgen|guten abend|"
                + "moin|servus|grüß gott|bonjour|bonsoir|salut|coucou"
        ),
        (
            texts => texts.Thanks,
            "thanks|thank you|thx|ty|cheers|great|ok|okay|perfect|cool|nice|got it|that helps|that helped|danke|danke schön|vielen dank|"
                + "super|prima|merci|merci beaucoup|parfait|d accord"
        ),
        (texts => texts.Farewell, "bye|goodbye|good bye|see you|tschüss|auf wiedersehen|ciao|au revoir|à bientôt"),
        (
            texts => texts.Help,
            "help|help me|what can you do|what can i ask|what can i ask you|who are you|what are you|how does this work|how do you work|"
                + "hilfe|was kannst du|was können sie|wer bist du|aide|aide moi|que peux tu faire|qui es tu"
        )
    );

    private static readonly FrozenSet<string> German = (
        "hallo|guten tag|guten morgen|guten abend|moin|servus|grüß gott|danke|danke schön|vielen dank|prima|tschüss|"
        + "auf wiedersehen|hilfe|was kannst du|was können sie|wer bist du"
    )
        .Split('|')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> French = (
        "bonjour|bonsoir|salut|coucou|merci|merci beaucoup|parfait|d accord|au revoir|à bientôt|aide|aide moi|"
        + "que peux tu faire|qui es tu"
    )
        .Split('|')
        .ToFrozenSet(StringComparer.Ordinal);

    private static readonly FrozenSet<string> Fillers =
        "there bot chatbot assistant everyone all so much a lot very again you zusammen"
            .Split(' ')
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>A friendly answer in the language of the message, or null when the message is a question to the documents.</summary>
    public static string? Recognize(string text, string? locale = null)
    {
        if (text.Length > 80)
        {
            return null;
        }

        var words = ContentWords.All(text).Take(LongestInWords + 1).ToList();
        if (words.Count > LongestInWords)
        {
            return null;
        }

        for (var count = words.Count; count > 0; count--)
        {
            var phrase = string.Join(' ', words.Take(count)).Replace('-', ' ');
            if (Phrases.TryGetValue(phrase, out var reply))
            {
                return reply(Language(phrase, locale));
            }

            if (!Fillers.Contains(words[count - 1]))
            {
                return null;
            }
        }

        return null;
    }

    private static AssistantTexts Language(string phrase, string? locale) =>
        German.Contains(phrase) ? AssistantLanguages.German
        : French.Contains(phrase) ? AssistantLanguages.French
        : AssistantTexts.For(locale);

    private static FrozenDictionary<string, Func<AssistantTexts, string>> Build(
        params (Func<AssistantTexts, string> Reply, string Phrases)[] groups
    ) =>
        groups
            .SelectMany(group => group.Phrases.Split('|'), (group, phrase) => KeyValuePair.Create(phrase, group.Reply))
            .ToFrozenDictionary(StringComparer.Ordinal);
}
