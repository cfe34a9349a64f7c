using System.Net;
using System.Net.Http.Headers;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>What a request for an address came to.</summary>
/// <param name="Status">The status, or null when there was no answer.</param>
/// <param name="Address">The address that answered, after redirects.</param>
internal sealed record PageFetch(HttpStatusCode? Status, Uri Address)
{
    public byte[] Content { get; init; } = [];

    public string? MediaType { get; init; }

    public string? ETag { get; init; }

    public string? LastModified { get; init; }

    /// <summary>What the answer asks of crawlers.</summary>
    public string? Robots { get; init; }

    /// <summary>Why there is nothing to read, in plain words; null when there is.</summary>
    public string? Reason { get; init; }

    /// <summary>Whether the reason is the size, which will be the same the next time.</summary>
    public bool IsTooLarge { get; init; }

    public bool IsSuccess => Status is >= HttpStatusCode.OK and < HttpStatusCode.MultipleChoices && Reason is null;

    /// <summary>The server says that there is nothing any more.</summary>
    public bool IsGone => Status is HttpStatusCode.NotFound or HttpStatusCode.Gone;

    public static PageFetch Of(HttpResponseMessage response, Uri address, byte[] content) =>
        new(response.StatusCode, address)
        {
            Content = content,
            MediaType = response.Content.Headers.ContentType?.MediaType,
            ETag = response.Headers.ETag?.ToString(),
            LastModified = response.Content.Headers.LastModified?.ToString("R"),
            Robots = response.Headers.TryGetValues("X-Robots-Tag", out var values) ? string.Join(',', values) : null,
        };

    /// <summary>Asks for the content only when it is another than before.</summary>
    public static void AddConditions(HttpRequestMessage request, SourceRecord? known)
    {
        if (known?.ETag is { } etag && EntityTagHeaderValue.TryParse(etag, out var tag))
            request.Headers.IfNoneMatch.Add(tag);
        else if (
            known?.LastModified is { } time
            && DateTimeOffset.TryParse(time, System.Globalization.CultureInfo.InvariantCulture, out var since)
        )
            request.Headers.IfModifiedSince = since;
    }
}
