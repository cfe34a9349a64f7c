using System.Collections.Frozen;
using Chatbot.Bot.Orchestration.Failures;

namespace Chatbot.Bot.Orchestration;

/// <summary>What the assistant itself says, in one language.</summary>
internal sealed record AssistantTexts
{
    public required string Searching { get; init; }
    public required string UsingTools { get; init; }
    public required string NoResult { get; init; }

    /// <summary>Before something else goes on, such as a dialog.</summary>
    public required string HandedOver { get; init; }
    public required string ApprovalNeeded { get; init; }

    /// <summary>That the answer comes later.</summary>
    public required string TakesLonger { get; init; }
    public required string NotFound { get; init; }
    public required string Rephrase { get; init; }
    public required string NearestTopics { get; init; }
    public required string TellMeAbout { get; init; }

    /// <summary>An answer from the user's own words. {0} = day, {1} = the words.</summary>
    public required string Remembered { get; init; }

    /// <summary>To a message that only states something.</summary>
    public required string Noted { get; init; }

    /// <summary>To praise and objections.</summary>
    public required string Judged { get; init; }

    /// <summary>Asks back. {0} = the word that nobody can resolve.</summary>
    public required string WhatIsMeant { get; init; }

    /// <summary>Asks back. {0} = what may be meant.</summary>
    public required string WhichOne { get; init; }
    public required string Interrupted { get; init; }
    public required string CutOff { get; init; }

    /// <summary>What the sources of an answer are called.</summary>
    public required string Sources { get; init; }

    /// <summary>Below the beginning of an answer, whose rest comes when the person asks for it with one of <see cref="Orchestration.AssistantLanguages.More"/>.</summary>
    public required string ReadOn { get; init; }

    /// <summary>Before a list of what to ask next.</summary>
    public required string AskNext { get; init; }

    /// <summary>That a machine wrote the answer.</summary>
    public required string Generated { get; init; }

    /// <summary>What the suggestion to ask the same question again is called.</summary>
    public required string TryAgain { get; init; }

    /// <summary>Below an answer that was quoted because no language model answered.</summary>
    public required string QuotedOnly { get; init; }

    /// <summary>Below an answer of another day that stands in because no language model answered; {0} = the day.</summary>
    public required string CachedOn { get; init; }
    public required string Unsupported { get; init; }
    public required string Greeting { get; init; }
    public required string Thanks { get; init; }
    public required string Farewell { get; init; }
    public required string Help { get; init; }
    public required FrozenDictionary<AssistantFailure, string> Failures { get; init; }

    public static AssistantTexts For(string? locale) =>
        locale is null ? AssistantLanguages.English
        : locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? AssistantLanguages.German
        : locale.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? AssistantLanguages.French
        : AssistantLanguages.English;
}
