using Chatbot.Bot.Orchestration;
using Chatbot.Bot.Persistence;
using Chatbot.Bot.Tools.Catalog;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace Chatbot.Bot.Hosting;

/// <summary>Traces and metrics: Prometheus on <c>/metrics</c>, OTLP when <c>OTEL_EXPORTER_OTLP_ENDPOINT</c> is set.</summary>
internal static class TelemetryExtensions
{
    public static void AddTelemetry(this WebApplicationBuilder builder)
    {
        var export = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = builder.Services.AddOpenTelemetry().ConfigureResource(resource => resource.AddService("chatbot"));
        telemetry.WithMetrics(metrics =>
        {
            metrics
                .AddMeter(
                    Conversations.TelemetryNames.MeterName,
                    StorageMetrics.MeterName,
                    ChatPipeline.TelemetryName,
                    ToolRunner.TelemetryName
                )
                .AddAspNetCoreInstrumentation()
                .AddRuntimeInstrumentation()
                .AddPrometheusExporter();
            if (export)
            {
                metrics.AddOtlpExporter();
            }
        });
        if (export)
        {
            telemetry.WithTracing(tracing =>
                tracing
                    .AddSource(Conversations.TelemetryNames.SourceName, ChatPipeline.TelemetryName, ToolRunner.TelemetryName)
                    .AddAspNetCoreInstrumentation()
                    .AddHttpClientInstrumentation()
                    .AddOtlpExporter()
            );
        }
    }
}
