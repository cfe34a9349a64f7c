using System.Globalization;
using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Memory.Entities;

namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>Answers from what the user said, word by word. Only a statement with every word of the question answers it.</summary>
internal static partial class RememberedAnswer
{
    /// <summary>For a question that asks the user's own words back, before documents are searched; null for any other.</summary>
    public static string? ToPersonal(AssistantRequest request, AssistantTexts texts) =>
        AsksBack().IsMatch(request.Text) && FactExtractor.IsPersonal(request.Text) ? To(request, texts) : null;

    /// <summary>For any question to which the documents hold no answer; null when the user said nothing that answers it.</summary>
    public static string? To(AssistantRequest request, AssistantTexts texts) =>
        FactSearch.Answering(request.Memory.Facts, request.Text) is { } fact
            ? string.Format(
                CultureInfo.InvariantCulture,
                texts.Remembered,
                fact.SaidAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                fact.Text
            )
            : null;

    /// <summary>“What is my …”; not “how many … do I have”, which asks for a rule.</summary>
    [GeneratedRegex(
        @"^\s*((and|so|und|et|ok|okay|please|bitte)[, ]+)*(what|what['’]s|whats|which|who|where|when|do you (still )?(remember|know)|can you tell me|tell me|was|welche[rsmn]?|wie (ist|lautet|war|heiß|heiss)|wer|wo|wann|weißt du|que|quel(le)?s?|qui|où|quand|comment (je )?m['’]appell|te souviens-tu|sais-tu|c['’]est quoi)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 200
    )]
    private static partial Regex AsksBack();
}
