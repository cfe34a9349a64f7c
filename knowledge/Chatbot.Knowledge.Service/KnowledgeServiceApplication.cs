using System.Security.Claims;
using System.Text.Json.Serialization;
using System.Threading.RateLimiting;
using Chatbot.Knowledge.KernelMemory.Wire;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Remote;
using Chatbot.Knowledge.Remote.Wire;
using Chatbot.Knowledge.Sources;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Diagnostics.HealthChecks;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.Options;
using Microsoft.OpenApi;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;
using Scalar.AspNetCore;

namespace Chatbot.Knowledge.Service;

/// <summary>The service, composed.</summary>
internal static class KnowledgeServiceApplication
{
    /// <summary>Kernel Memory's own port, so that its clients find it where they look.</summary>
    private const string DefaultUrl = "http://localhost:9001";
    private const long LargestJson = 1_000_000;
    private const int LargestHeaders = 65_536;

    /// <param name="settings">Settings as <c>--Section:Key=value</c>; they win over environment and files.</param>
    /// <param name="configure">Changes for tests.</param>
    public static WebApplication Build(string[] settings, Action<WebApplicationBuilder>? configure = null)
    {
        var builder = WebApplication.CreateBuilder(
            new WebApplicationOptions { Args = settings, ContentRootPath = AppContext.BaseDirectory }
        );
        AddWeb(builder);
        var service =
            builder.Configuration.GetSection(KnowledgeServiceOptions.SectionName).Get<KnowledgeServiceOptions>() ?? new();
        AddAccess(builder, service.RequestsPerMinute);
        AddTelemetry(builder);
        var knowledge = builder.Configuration.GetSection(KnowledgeOptions.SectionName);
        builder.Services.AddKnowledge(options => knowledge.Bind(options)).AddDocumentSources(builder.Configuration);
        configure?.Invoke(builder);

        var app = builder.Build();
        app.UseExceptionHandler();
        app.UseStatusCodePages();
        app.Use(MarkAsync);
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.MapHealthChecks("/health/live", new HealthCheckOptions { Predicate = _ => false }).AllowAnonymous();
        app.MapHealthChecks("/health/ready").AllowAnonymous();
        app.MapPrometheusScrapingEndpoint("/metrics").AllowAnonymous();
        KnowledgeEndpoints.Map(app, (knowledge.Get<KnowledgeOptions>() ?? new()).Limits.MaxBytes);
        KernelMemoryEndpoints.Map(app, service.MaxUploadBytes);
        if (app.Environment.IsDevelopment())
        {
            app.MapOpenApi().AllowAnonymous();
            app.MapScalarApiReference().AllowAnonymous();
        }

        return app;
    }

    private static void AddWeb(WebApplicationBuilder builder)
    {
        if (string.IsNullOrEmpty(builder.Configuration["urls"]))
            builder.WebHost.UseUrls(DefaultUrl);
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.AddServerHeader = false;
            kestrel.Limits.MaxRequestBodySize = LargestJson;
            kestrel.Limits.MaxRequestHeadersTotalSize = LargestHeaders;
        });
        builder
            .Services.AddOptions<FormOptions>()
            .Configure<IOptions<KnowledgeServiceOptions>>(
                (form, service) => form.MultipartBodyLengthLimit = service.Value.MaxUploadBytes
            );
        builder.Services.AddHealthChecks();
        builder.Services.AddExceptionHandler<ServiceProblems>();
        builder.Services.AddSingleton<ServiceProblems>();
        builder.Services.AddProblemDetails(problems =>
            problems.CustomizeProblemDetails = context =>
                context.ProblemDetails.Extensions["correlationId"] = ServiceProblems.CorrelationIdOf(context.HttpContext)
        );
        builder.Services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull;
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter());
            json.SerializerOptions.TypeInfoResolverChain.Insert(0, KnowledgeJsonContext.Default);
            json.SerializerOptions.TypeInfoResolverChain.Insert(1, KernelMemoryJsonContext.Default);
        });
        builder.Services.AddOpenApi(api =>
            api.AddDocumentTransformer(
                (document, _, _) =>
                {
                    document.Info = new OpenApiInfo { Title = "Chatbot.Knowledge", Version = "v1" };
                    document.Servers = [];
                    return Task.CompletedTask;
                }
            )
        );
    }

    private static void AddAccess(WebApplicationBuilder builder, int requestsPerMinute)
    {
        builder
            .Services.AddOptions<KnowledgeServiceOptions>()
            .Bind(builder.Configuration.GetSection(KnowledgeServiceOptions.SectionName))
            .ValidateDataAnnotations()
            .Validate<IHostEnvironment>(
                (options, environment) => !options.DangerouslyAllowAnonymous || environment.IsDevelopment(),
                $"{KnowledgeServiceOptions.SectionName}:DangerouslyAllowAnonymous is allowed in Development only; give keys instead."
            )
            .ValidateOnStart();
        builder.Services.AddSingleton<ApiKeyRing>();
        builder
            .Services.AddAuthentication(ApiKeyHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, configureOptions: null);
        var authorization = builder.Services.AddAuthorizationBuilder();
        foreach (var right in Enum.GetValues<KnowledgeServiceOptions.Right>())
            authorization.AddPolicy(
                right.ToString(),
                policy => policy.RequireAssertion(context => Caller.Has(context.User, right))
            );
        authorization.SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        builder.Services.AddRateLimiter(limiter =>
        {
            limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
            limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http => LimitOf(http, requestsPerMinute));
        });
    }

    private static RateLimitPartition<string> LimitOf(HttpContext http, int perMinute)
    {
        var who = http.User.FindFirstValue(ClaimTypes.Name) is { } key
            ? $"key:{key}"
            : $"address:{http.Connection.RemoteIpAddress}";
        return RateLimitPartition.GetSlidingWindowLimiter(
            who,
            _ => new SlidingWindowRateLimiterOptions
            {
                PermitLimit = perMinute,
                Window = TimeSpan.FromMinutes(1),
                SegmentsPerWindow = 6,
            }
        );
    }

    /// <summary>Every answer names its request, and is never taken for anything but what its type says.</summary>
    private static Task MarkAsync(HttpContext http, RequestDelegate next)
    {
        http.Response.Headers[KnowledgeRoutes.CorrelationHeader] = ServiceProblems.CorrelationIdOf(http);
        http.Response.Headers.XContentTypeOptions = "nosniff";
        return next(http);
    }

    private static void AddTelemetry(WebApplicationBuilder builder)
    {
        var export = !string.IsNullOrEmpty(builder.Configuration["OTEL_EXPORTER_OTLP_ENDPOINT"]);
        var telemetry = builder
            .Services.AddOpenTelemetry()
            .ConfigureResource(resource => resource.AddService("chatbot-knowledge"));
        telemetry.WithMetrics(metrics =>
        {
            metrics.AddAspNetCoreInstrumentation().AddRuntimeInstrumentation().AddPrometheusExporter();
            if (export)
                metrics.AddOtlpExporter();
        });
        if (export)
            telemetry.WithTracing(tracing =>
                tracing.AddAspNetCoreInstrumentation().AddHttpClientInstrumentation().AddOtlpExporter()
            );
    }
}
