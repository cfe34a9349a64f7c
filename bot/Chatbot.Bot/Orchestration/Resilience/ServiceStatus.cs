using Chatbot.Bot.Orchestration.Models;
using Chatbot.Bot.Orchestration.Providers;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Orchestration.Resilience;

/// <summary>The circuits of all models and the service level that follows from them. Thread-safe.</summary>
internal sealed partial class ServiceStatus
{
    private readonly ILogger<ServiceStatus> _logger;
    private readonly List<Circuit> _models;
    private readonly Circuit? _quotations;
    private readonly Lock _lock = new();
    private ServiceLevel _told = ServiceLevel.Full;
    private volatile bool _documentsFail;

    public ServiceStatus(
        ModelChains chains,
        ChatProviderCatalog providers,
        IOptions<AssistantOptions> options,
        TimeProvider time,
        ChatMetrics metrics,
        ILogger<ServiceStatus> logger
    )
    {
        _logger = logger;
        _models = [.. chains.All.Select(model => new Circuit(model, time))];
        var hasLanguageModel = providers.Get(chains.All[0].Provider).IsLanguageModel;
        _quotations = hasLanguageModel && options.Value.Quotations ? new Circuit(ModelChains.Quotations, time) : null;
        metrics.Observe(this);
    }

    /// <summary>The models in the order of the standard class, then the quotations that step in for them.</summary>
    public IEnumerable<Circuit> Circuits => _quotations is null ? _models : _models.Append(_quotations);

    public ServiceLevel Level =>
        _documentsFail ? ServiceLevel.Offline
        : _models.All(circuit => circuit.IsHealthy) ? ServiceLevel.Full
        : _models.Any(circuit => circuit.IsHealthy) ? ServiceLevel.Degraded
        : _quotations is { IsHealthy: true } ? ServiceLevel.Minimal
        : ServiceLevel.Offline;

    /// <summary>Takes note that a call to a model ended.</summary>
    public void Record(Circuit circuit, bool switched)
    {
        if (switched && circuit.State == CircuitState.Closed)
        {
            LogClosed(circuit.Model.Provider, circuit.Model.Model);
        }
        else if (switched)
        {
            LogOpened(
                circuit.Model.Provider,
                circuit.Model.Model,
                circuit.Failures,
                circuit.LastFailure?.ToString(),
                Circuit.ProbeAfter.TotalSeconds
            );
        }

        TellLevel();
    }

    /// <summary>Takes note that the documents could be searched, or not.</summary>
    public void RecordSearch(bool succeeded)
    {
        _documentsFail = !succeeded;
        TellLevel();
    }

    /// <summary>Each change is logged once.</summary>
    private void TellLevel()
    {
        var level = Level;
        if (level == _told)
        {
            return;
        }

        lock (_lock)
        {
            level = Level;
            if (level == _told)
            {
                return;
            }

            if (level > _told)
            {
                LogWorse(_told, level);
            }
            else
            {
                LogBetter(_told, level);
            }

            _told = level;
        }
    }

    [LoggerMessage(3110, LogLevel.Warning, "The service level fell from {Before} to {Level}")]
    private partial void LogWorse(ServiceLevel before, ServiceLevel level);

    [LoggerMessage(3111, LogLevel.Information, "The service level rose from {Before} to {Level}")]
    private partial void LogBetter(ServiceLevel before, ServiceLevel level);

    [LoggerMessage(
        3112,
        LogLevel.Warning,
        "{Provider}/{Model} is left alone for {Seconds} seconds after {Failures} failures, the last: {Failure}"
    )]
    private partial void LogOpened(string provider, string model, int failures, string? failure, double seconds);

    [LoggerMessage(3113, LogLevel.Information, "{Provider}/{Model} works again")]
    private partial void LogClosed(string provider, string model);
}
