using System.Diagnostics;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace Chatbot.Bot.Tools.Catalog;

/// <summary>Runs one call within the limits of its tool. Whatever the tool does, the call ends with an outcome.</summary>
internal sealed partial class ToolRunner(TimeProvider time, ILogger<ToolRunner> logger)
{
    /// <summary>Name of the activity source of tool calls.</summary>
    public const string TelemetryName = "Chatbot.Tools";

    private static readonly ActivitySource Source = new(TelemetryName);

    /// <param name="tool">What to call.</param>
    /// <param name="arguments">An object that fits the tool's schema.</param>
    /// <param name="caller">For whom.</param>
    /// <param name="longest">What is left of the time of the whole run.</param>
    /// <param name="cancellationToken">Stops it.</param>
    /// <exception cref="OperationCanceledException">It was stopped from outside.</exception>
    public async Task<ToolOutcome> RunAsync(
        Tool tool,
        JsonElement arguments,
        ToolCaller caller,
        TimeSpan longest,
        CancellationToken cancellationToken
    )
    {
        using var span = Source.StartActivity($"execute_tool {tool.Name}");
        span?.SetTag("gen_ai.operation.name", "execute_tool").SetTag("gen_ai.tool.name", tool.Name);
        var start = time.GetTimestamp();
        var outcome = await EndAsync(tool, arguments, caller, longest, cancellationToken);
        outcome = outcome with { ElapsedMs = time.GetElapsedTime(start).TotalMilliseconds };
        span?.SetTag("chatbot.tool.status", outcome.Status.ToString());
        LogCalled(tool.Name, outcome.Status, outcome.ElapsedMs, outcome.Text.Length);
        return outcome;
    }

    private async Task<ToolOutcome> EndAsync(
        Tool tool,
        JsonElement arguments,
        ToolCaller caller,
        TimeSpan longest,
        CancellationToken cancellationToken
    )
    {
        var timeout = tool.Limits.Timeout < longest ? tool.Limits.Timeout : longest;
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        try
        {
            var call = InvokeAsync(tool, arguments, caller, stop.Token);
            Observe(call);
            var result = await call.WaitAsync(timeout, time, cancellationToken);
            var text = Cut(result.Text, tool.Limits.MaxResultCharacters);
            return new(result.IsSuccess ? ToolStatus.Succeeded : ToolStatus.Failed, text, result.Sources)
            {
                EndsRun = result is { IsSuccess: true, EndsRun: true },
            };
        }
        catch (TimeoutException)
        {
            return new(
                ToolStatus.TimedOut,
                $"The call took longer than {timeout.TotalSeconds:0.#} seconds and was given up.",
                []
            );
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailed(exception, tool.Name);
            return new(ToolStatus.Failed, "The tool failed. Try something else, or say that it does not work now.", []);
        }
        finally
        {
            await stop.CancelAsync();
        }
    }

    private static async Task<ToolResult> InvokeAsync(
        Tool tool,
        JsonElement arguments,
        ToolCaller caller,
        CancellationToken cancellationToken
    )
    {
        var values = arguments
            .EnumerateObject()
            .ToDictionary(property => property.Name, property => (object?)property.Value, StringComparer.Ordinal);
        var call = new AIFunctionArguments(values)
        {
            Context = new Dictionary<object, object?> { [typeof(ToolCaller)] = caller },
        };
        return await tool.Function.InvokeAsync(call, cancellationToken) switch
        {
            ToolResult result => result,
            null => new ToolResult("Done."),
            JsonElement { ValueKind: JsonValueKind.String } text => new ToolResult(text.GetString()!),
            var other => new ToolResult(other.ToString() ?? ""),
        };
    }

    /// <summary>A call that was given up may fail later, when nobody waits for it.</summary>
    private static void Observe(Task call) =>
        _ = call.ContinueWith(
            static ended => _ = ended.Exception,
            CancellationToken.None,
            TaskContinuationOptions.OnlyOnFaulted,
            TaskScheduler.Default
        );

    private static string Cut(string text, int longest) =>
        text.Length <= longest
            ? text
            : $"{text.AsSpan(0, char.IsHighSurrogate(text[longest - 1]) ? longest - 1 : longest)}\n[The result was cut off: {text.Length} characters, of which {longest} are shown.]";

    [LoggerMessage(
        3401,
        LogLevel.Information,
        "Tool {Tool} ended as {Status} after {ElapsedMs:0} ms with {Characters} characters"
    )]
    private partial void LogCalled(string tool, ToolStatus status, double elapsedMs, int characters);

    [LoggerMessage(3402, LogLevel.Warning, "Tool {Tool} failed")]
    private partial void LogFailed(Exception exception, string tool);
}
