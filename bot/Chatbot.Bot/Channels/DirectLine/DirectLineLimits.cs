using System.Net;
using System.Net.Sockets;
using System.Threading.RateLimiting;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>How much one address or conversation may ask of this node.</summary>
internal sealed class DirectLineLimits : IDisposable
{
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(1);
    private static readonly TimeSpan SocketRetry = TimeSpan.FromSeconds(10);
    private readonly PartitionedRateLimiter<string> _tokens;
    private readonly PartitionedRateLimiter<string> _posts;
    private readonly PartitionedRateLimiter<string> _sockets;

    public DirectLineLimits(IOptions<DirectLineOptions> options)
    {
        var limits = options.Value;
        _tokens = PerMinute(limits.TokensPerMinute);
        _posts = PerMinute(limits.PostsPerMinute);
        _sockets = PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetConcurrencyLimiter(key, _ => new() { PermitLimit = limits.SocketsPerConversation })
        );
    }

    /// <summary>Counts a token or session for the caller's address.</summary>
    public void CountToken(HttpContext http) => Count(_tokens, GetNetwork(http.Connection.RemoteIpAddress), "tokens");

    /// <summary>Counts an activity for its conversation.</summary>
    public void CountPost(string conversation) => Count(_posts, conversation, "activities");

    /// <summary>Counts a socket for its conversation until the lease is disposed.</summary>
    public RateLimitLease CountSocket(string conversation)
    {
        var lease = _sockets.AttemptAcquire(conversation);
        if (lease.IsAcquired)
        {
            return lease;
        }

        lease.Dispose();
        throw DirectLineException.TooMany("Too many sockets are open for this conversation. Close one.", SocketRetry);
    }

    public void Dispose()
    {
        _tokens.Dispose();
        _posts.Dispose();
        _sockets.Dispose();
    }

    private static void Count(PartitionedRateLimiter<string> limiter, string key, string what)
    {
        using var lease = limiter.AttemptAcquire(key);
        if (!lease.IsAcquired)
        {
            var wait = lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : Window;
            throw DirectLineException.TooMany($"Too many {what} in a minute. Wait and try again.", wait);
        }
    }

    private static PartitionedRateLimiter<string> PerMinute(int permits) =>
        PartitionedRateLimiter.Create<string, string>(key =>
            RateLimitPartition.GetSlidingWindowLimiter(
                key,
                _ =>
                    new()
                    {
                        PermitLimit = permits,
                        Window = Window,
                        SegmentsPerWindow = 6,
                    }
            )
        );

    /// <summary>One household has a whole IPv6 network of 64 bits.</summary>
    private static string GetNetwork(IPAddress? address)
    {
        if (address is { IsIPv4MappedToIPv6: true })
        {
            address = address.MapToIPv4();
        }

        return address?.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexString(address.GetAddressBytes().AsSpan(0, 8))
            : address?.ToString() ?? "";
    }
}
