namespace Chatbot.Bot.Conversations.Approvals;

/// <summary>What people read about a request for approval, in one language.</summary>
internal sealed record ApprovalTexts
{
    public required string Heading { get; init; }
    public required string AskedBy { get; init; }
    public required string Question { get; init; }
    public required string Risk { get; init; }
    public required string RiskRead { get; init; }
    public required string RiskWrite { get; init; }
    public required string RiskIrreversible { get; init; }
    public required string Why { get; init; }
    public required string WhyRule { get; init; }
    public required string WhyUntrusted { get; init; }
    public required string ValidUntil { get; init; }

    /// <summary>Somebody whose name is not known.</summary>
    public required string Requester { get; init; }
    public required string ArgumentsEditable { get; init; }
    public required string Comment { get; init; }

    /// <summary>{0} = the tool.</summary>
    public required string Remember { get; init; }
    public required string Approve { get; init; }
    public required string Reject { get; init; }

    /// <summary>{0} = the request.</summary>
    public required string Words { get; init; }

    /// <summary>Where a comment may be added; {0} = the request.</summary>
    public required string WordsComment { get; init; }

    /// <summary>Where it may be remembered; {0} = the request.</summary>
    public required string WordsRemember { get; init; }

    /// <summary>{0} = who decides, {1} = until when.</summary>
    public required string Waiting { get; init; }

    /// <summary>{0} = who decides, {1} = until when.</summary>
    public required string Unreachable { get; init; }
    public required string Approved { get; init; }
    public required string Denied { get; init; }
    public required string Expired { get; init; }
    public required string DecidedBy { get; init; }
    public required string DecidedAt { get; init; }
    public required string Scope { get; init; }
    public required string ScopeConversation { get; init; }

    /// <summary>{0} = who decided, {1} = the tool.</summary>
    public required string OutcomeApproved { get; init; }

    /// <summary>{0} = who decided, {1} = the tool.</summary>
    public required string OutcomeDenied { get; init; }

    /// <summary>{0} = the tool.</summary>
    public required string OutcomeExpired { get; init; }

    /// <summary>{0} = who asked.</summary>
    public required string Thanks { get; init; }
    public required string Unknown { get; init; }
    public required string WrongPerson { get; init; }
    public required string BadArguments { get; init; }
    public required string TooLate { get; init; }

    public static ApprovalTexts For(string? locale) =>
        locale is null ? ApprovalLanguages.English
        : locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? ApprovalLanguages.German
        : locale.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? ApprovalLanguages.French
        : ApprovalLanguages.English;
}
