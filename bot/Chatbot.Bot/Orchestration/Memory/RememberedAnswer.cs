using System.Globalization;
using System.Text.RegularExpressions;
using Chatbot.Bot.Orchestration.Memory.Entities;

namespace Chatbot.Bot.Orchestration.Memory;

/// <summary>Answers from what the user said, word by word. Only a statement with every word of the question answers it.</summary>
internal static partial class RememberedAnswer
{
    /// <summary>For a message that asks the user's own words back, or only introduces something; null when documents are to be searched.</summary>
    public static string? Before(AssistantRequest request, AssistantTexts texts) =>
        request.Clarifies is null && FactExtractor.OnlyIntroduces(request.Text) ? texts.Noted
        : AsksName().IsMatch(request.Text)
            ? Quote(request.Memory.Facts.LastOrDefault(fact => fact.Subject == FactExtractor.Name), texts)
        : AsksBack().IsMatch(request.Text) && FactExtractor.IsPersonal(request.Text)
            ? Quote(
                FactSearch.Answering(request.Memory.Facts, request.Text) ?? FactSearch.About(request.Memory.Facts, request.Text),
                texts
            )
        : null;

    /// <summary>For a message to which the documents hold no answer; null when the user said nothing that answers it.</summary>
    public static string? Instead(AssistantRequest request, AssistantTexts texts) =>
        Quote(FactSearch.Answering(request.Memory.Facts, request.Text), texts)
        ?? (FactExtractor.OnlyStates(request.Text) ? texts.Noted : null);

    private static string? Quote(MemoryFact? fact, AssistantTexts texts) =>
        fact is null
            ? null
            : string.Format(
                CultureInfo.InvariantCulture,
                texts.Remembered,
                fact.SaidAt.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture),
                fact.Text
            );

    [GeneratedRegex(
        @"\b(who am i|what am i called|(what['’]?s|what is|know|remember) my name|wie hei(ß|ss)e ich|wer bin ich|wie ist mein name|comment (est-ce que )?je m['’]appelle|quel est mon nom|qui suis-je)\s*\??\s*$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex AsksName();

    /// <summary>“What is my …”; not “how many … do I have”, which asks for a rule.</summary>
    [GeneratedRegex(
        @"^\s*((and|so|und|et|ok|okay|please|bitte)[, ]+)*(what|what['’]s|whats|which|who|where|when|do you (still )?(remember|know)|can you tell me|tell me|was|welche[rsmn]?|wie (ist|lautet|war|heiß|heiss)|wer|wo|wann|weißt du|que|quel(le)?s?|qui|où|quand|comment (je )?m['’]appell|te souviens-tu|sais-tu|c['’]est quoi)",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant,
        matchTimeoutMilliseconds: 10_000
    )]
    private static partial Regex AsksBack();
}
