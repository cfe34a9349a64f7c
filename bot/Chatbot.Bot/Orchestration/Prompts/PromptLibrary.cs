namespace Chatbot.Bot.Orchestration.Prompts;

/// <summary>
/// The prompts in use. Changed files and settings are taken up within a second, without a restart; files that cannot be
/// used change nothing, and <see cref="Problem"/> says why. Thread-safe.
/// </summary>
internal sealed partial class PromptLibrary
{
    private static readonly TimeSpan CheckInterval = TimeSpan.FromSeconds(1);
    private static readonly IReadOnlyDictionary<string, object?> NoValues = new Dictionary<string, object?>(
        StringComparer.Ordinal
    );
    private readonly Lock _lock = new();
    private readonly IReadOnlyDictionary<string, string> _shipped = PromptFiles.ReadShipped();
    private readonly IConfiguration _section;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;
    private PromptSet _set;
    private string _stamp;
    private long _checkedAt;

    /// <exception cref="PromptException">Files or settings that cannot be used.</exception>
    public PromptLibrary(IConfiguration section, TimeProvider time, ILogger<PromptLibrary> logger)
    {
        (_section, _time, _logger) = (section, time, logger);
        var options = Options();
        _stamp = StampOf(options);
        _set = PromptSet.Load(_shipped, options);
        _checkedAt = time.GetTimestamp();
    }

    /// <summary>Why the newest files are not in use; null when they are.</summary>
    public string? Problem { get; private set; }

    public PromptSet Current
    {
        get
        {
            lock (_lock)
            {
                if (_time.GetElapsedTime(_checkedAt) >= CheckInterval)
                {
                    _checkedAt = _time.GetTimestamp();
                    Refresh();
                }

                return _set;
            }
        }
    }

    /// <summary>A prompt that needs no values and is the same everywhere.</summary>
    public RenderedPrompt Render(PromptDefinition prompt) => Render(prompt, NoValues);

    /// <summary>A prompt that is the same everywhere.</summary>
    /// <exception cref="PromptException">A value is missing.</exception>
    public RenderedPrompt Render(PromptDefinition prompt, IReadOnlyDictionary<string, object?> values) =>
        Current.Get(prompt).Render(values, channel: "", persona: null);

    /// <summary>A prompt as it is for a tenant on a channel.</summary>
    /// <exception cref="PromptException">A value is missing.</exception>
    public RenderedPrompt Render(
        PromptDefinition prompt,
        string tenant,
        string channel,
        IReadOnlyDictionary<string, object?> values
    )
    {
        var set = Current;
        return set.Get(prompt).Render(values, channel, set.PersonaFor(tenant, channel));
    }

    private void Refresh()
    {
        var options = Options();
        var stamp = StampOf(options);
        if (stamp == _stamp)
        {
            return;
        }

        _stamp = stamp;
        try
        {
            _set = PromptSet.Load(_shipped, options);
            Problem = null;
            LogLoaded(_set.Versions.Count, _set.Personas.Count);
        }
        catch (Exception exception) when (exception is PromptException or IOException or UnauthorizedAccessException)
        {
            Problem = exception.Message;
            LogRefused(exception.Message);
        }
    }

    private PromptOptions Options() => _section.Get<PromptOptions>() ?? new();

    private string StampOf(PromptOptions options) =>
        string.Join(
            '\n',
            _section
                .AsEnumerable()
                .OrderBy(setting => setting.Key, StringComparer.Ordinal)
                .Select(setting => $"{setting.Key}={setting.Value}")
                .Append(options.Folder.Length == 0 ? "" : PromptFiles.StampOf(options.Folder))
        );

    [LoggerMessage(3151, LogLevel.Information, "Prompts were loaded again: {Versions} versions, {Personas} personas")]
    private partial void LogLoaded(int versions, int personas);

    [LoggerMessage(3152, LogLevel.Error, "Changed prompts cannot be used; the earlier ones stay in use: {Problem}")]
    private partial void LogRefused(string problem);
}
