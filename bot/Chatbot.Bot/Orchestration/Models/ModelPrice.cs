namespace Chatbot.Bot.Orchestration.Models;

/// <summary>What a model costs in a span of time, in US dollars for a million tokens.</summary>
internal sealed record ModelPrice
{
    private const decimal Million = 1_000_000m;

    /// <summary>First day of the price, UTC.</summary>
    public required DateOnly From { get; init; }

    /// <summary>Last day of the price, UTC; null = until further notice.</summary>
    public DateOnly? Until { get; init; }

    public required decimal Input { get; init; }

    public required decimal Output { get; init; }

    /// <summary>Input that the service had read before; null = as <see cref="Input"/>.</summary>
    public decimal? CachedInput { get; init; }

    public bool IsValidOn(DateOnly day) => day >= From && (Until is null || day <= Until);

    /// <param name="input">All input tokens, those read from the cache included.</param>
    public decimal Of(long input, long cached, long output) =>
        (((input - cached) * Input) + (cached * (CachedInput ?? Input)) + (output * Output)) / Million;
}
