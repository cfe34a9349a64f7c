using System.Globalization;
using System.Net.Http.Headers;

namespace Chatbot.Bot.Orchestration.Failures;

/// <summary>How long a server asks to wait: <c>retry-after-ms</c>, or <c>Retry-After</c> in seconds or as a date (RFC 9110, 10.2.3).</summary>
internal static class RetryAfterHeader
{
    private const string Milliseconds = "retry-after-ms";

    /// <returns>Zero or more, or null when the server does not say or cannot be understood.</returns>
    public static TimeSpan? Read(HttpResponseHeaders headers, DateTimeOffset now)
    {
        if (
            headers.TryGetValues(Milliseconds, out var values)
            && double.TryParse(values.FirstOrDefault(), NumberStyles.Float, CultureInfo.InvariantCulture, out var milliseconds)
            && milliseconds is >= 0 and <= int.MaxValue
        )
        {
            return TimeSpan.FromMilliseconds(milliseconds);
        }

        return headers.RetryAfter switch
        {
            { Delta: { } delta } => delta,
            { Date: { } date } => date > now ? date - now : TimeSpan.Zero,
            _ => null,
        };
    }
}
