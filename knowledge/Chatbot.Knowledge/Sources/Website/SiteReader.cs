using System.Net;

namespace Chatbot.Knowledge.Sources.Website;

/// <summary>Asks for addresses, one after the other and with a pause, within limits of size, time and hops.</summary>
internal sealed class SiteReader(HttpClient client, WebsiteOptions options, TimeProvider timeProvider)
{
    private const int MaxHops = 5;
    private const int BufferBytes = 81_920;

    private readonly Dictionary<string, DateTimeOffset> _next = new(StringComparer.Ordinal);

    /// <summary>Asks for an address and follows its redirects, each of which must be allowed too.</summary>
    /// <param name="address">The address.</param>
    /// <param name="known">What was recorded before, to be spared an unchanged content.</param>
    /// <param name="maxBytes">Largest content.</param>
    /// <param name="delay">Pause since the last request to the same site.</param>
    /// <param name="mayFollow">Whether a redirect may be followed; null = to anywhere.</param>
    /// <param name="cancellationToken">Stops it.</param>
    public async Task<PageFetch> GetAsync(
        Uri address,
        SourceRecord? known,
        long maxBytes,
        TimeSpan delay,
        Func<Uri, ValueTask<bool>>? mayFollow,
        CancellationToken cancellationToken
    )
    {
        using var time = new CancellationTokenSource(Timeout.InfiniteTimeSpan, timeProvider);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, time.Token);
        try
        {
            for (var hop = 0; hop <= MaxHops; hop++)
            {
                await PauseAsync(address, delay, cancellationToken);
                time.CancelAfter(options.Timeout);
                var (fetch, target) = await AskAsync(address, known, maxBytes, limit.Token);
                if (target is null)
                    return fetch;
                if (mayFollow is not null && !await mayFollow(target))
                    return fetch with { Reason = $"It leads to {target}, which is not part of this crawl." };
                address = target;
            }

            return new PageFetch(null, address) { Reason = $"It was redirected more than {MaxHops} times." };
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new PageFetch(null, address)
            {
                Reason = $"It did not answer within {options.Timeout.TotalSeconds:0} seconds.",
            };
        }
        catch (Exception exception) when (exception is HttpRequestException or IOException)
        {
            var cause = exception.InnerException as AddressRefusedException ?? exception as AddressRefusedException;
            return new PageFetch(null, address) { Reason = cause?.Message ?? exception.Message };
        }
    }

    private async Task<(PageFetch Fetch, Uri? Target)> AskAsync(
        Uri address,
        SourceRecord? known,
        long maxBytes,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, address);
        request.Headers.UserAgent.ParseAdd($"{options.UserAgent}/1.0");
        PageFetch.AddConditions(request, known);
        using var response = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
        if (
            response.StatusCode
            is HttpStatusCode.MovedPermanently
                or HttpStatusCode.Found
                or HttpStatusCode.SeeOther
                or HttpStatusCode.TemporaryRedirect
                or HttpStatusCode.PermanentRedirect
        )
        {
            var target = SiteAddress.Parse(response.Headers.Location?.OriginalString, address);
            var fetch = new PageFetch(response.StatusCode, address);
            return (target is null ? fetch with { Reason = "It is redirected to no address." } : fetch, target);
        }

        if (response.Content.Headers.ContentLength > maxBytes)
            return (TooLarge(response, address, maxBytes), null);
        var content = response.IsSuccessStatusCode ? await ReadAsync(response, maxBytes, cancellationToken) : [];
        if (content is null)
            return (TooLarge(response, address, maxBytes), null);
        var result = PageFetch.Of(response, address, content);
        var isAnswer = response.IsSuccessStatusCode || response.StatusCode == HttpStatusCode.NotModified || result.IsGone;
        return (isAnswer ? result : result with { Reason = $"The server answered {(int)response.StatusCode}." }, null);
    }

    /// <summary>The content, or null when it is too large once unpacked.</summary>
    private static async Task<byte[]?> ReadAsync(HttpResponseMessage response, long maxBytes, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        using var content = new MemoryStream();
        var buffer = new byte[BufferBytes];
        int read;
        while ((read = await body.ReadAsync(buffer, cancellationToken)) > 0)
        {
            if (content.Length + read > maxBytes)
                return null;
            await content.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
        }

        return content.ToArray();
    }

    private static PageFetch TooLarge(HttpResponseMessage response, Uri address, long maxBytes) =>
        new(response.StatusCode, address) { IsTooLarge = true, Reason = $"It is larger than {maxBytes / 1_000_000.0:0.#} MB." };

    private async Task PauseAsync(Uri address, TimeSpan delay, CancellationToken cancellationToken)
    {
        var origin = SiteAddress.OriginOf(address);
        var wait = _next.GetValueOrDefault(origin) - timeProvider.GetUtcNow();
        if (wait > TimeSpan.Zero)
            await Task.Delay(wait, timeProvider, cancellationToken);
        _next[origin] = timeProvider.GetUtcNow() + delay;
    }
}
