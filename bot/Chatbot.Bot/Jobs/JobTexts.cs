namespace Chatbot.Bot.Jobs;

/// <summary>What people read about jobs, in one language. Places are filled in the order of the comments.</summary>
internal sealed record JobTexts
{
    /// <summary>Title, id.</summary>
    public required string Started { get; init; }

    /// <summary>Limit of jobs.</summary>
    public required string TooMany { get; init; }

    /// <summary>Name, names that are known.</summary>
    public required string UnknownWorkflow { get; init; }

    /// <summary>Name, problems.</summary>
    public required string WrongInput { get; init; }

    public required string NoJobs { get; init; }

    /// <summary>Id.</summary>
    public required string NoSuchJob { get; init; }

    /// <summary>Title, id.</summary>
    public required string Cancelled { get; init; }

    /// <summary>Title, id.</summary>
    public required string HadEnded { get; init; }

    /// <summary>Title.</summary>
    public required string Done { get; init; }

    /// <summary>Title, reason.</summary>
    public required string Failed { get; init; }

    /// <summary>Title, reason.</summary>
    public required string Stopped { get; init; }

    public required string GoesOn { get; init; }
    public required string DoesNotDoIt { get; init; }
    public required string Queued { get; init; }
    public required string Running { get; init; }
    public required string Waiting { get; init; }
    public required string StateSucceeded { get; init; }
    public required string StateFailed { get; init; }
    public required string StateCancelled { get; init; }
    public required string GivenUp { get; init; }

    /// <summary>In place of a title that its person wants forgotten.</summary>
    public required string Removed { get; init; }
    public required string NobodyAnswered { get; init; }

    public required string Unknown { get; init; }
    public required string Broken { get; init; }

    public static JobTexts For(string? locale) =>
        locale is null ? JobLanguages.English
        : locale.StartsWith("de", StringComparison.OrdinalIgnoreCase) ? JobLanguages.German
        : locale.StartsWith("fr", StringComparison.OrdinalIgnoreCase) ? JobLanguages.French
        : JobLanguages.English;
}
