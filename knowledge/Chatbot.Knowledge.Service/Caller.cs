using System.Security.Claims;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Remote;

namespace Chatbot.Knowledge.Service;

/// <summary>The key of a request, and whom it acts for.</summary>
/// <param name="Tenant">The tenant of the request.</param>
/// <param name="MayWrite">Whether it owns the documents: imports, deletes, and sees where each stands.</param>
/// <param name="Audience">Who reads; never more than the key may see.</param>
internal sealed record Caller(string Tenant, bool MayWrite, Audience Audience)
{
    /// <summary>Only what everyone in the tenant may see: nobody has this reader's id.</summary>
    public static readonly Audience Everyone = new([new Reader("", [])]);

    private const string TenantClaim = "tenant";
    private const string RightClaim = "right";
    private const string EveryoneOnlyClaim = "everyone-only";

    /// <summary>What a key is, as claims; policies ask for the rights.</summary>
    public static IEnumerable<Claim> ClaimsOf(KnowledgeServiceOptions.ApiKey key)
    {
        yield return new Claim(ClaimTypes.Name, key.Name);
        yield return new Claim(TenantClaim, key.Tenant);
        foreach (var right in Enum.GetValues<KnowledgeServiceOptions.Right>().Where(right => right <= key.Rights))
            yield return new Claim(RightClaim, right.ToString());
        if (key.EveryoneOnly)
            yield return new Claim(EveryoneOnlyClaim, "true");
    }

    public static bool Has(ClaimsPrincipal user, KnowledgeServiceOptions.Right right) =>
        user.HasClaim(RightClaim, right.ToString());

    /// <summary>Reads key, tenant and readers of a request.</summary>
    /// <param name="http">The request.</param>
    /// <param name="audience">Readers that the body names; null = those of the header.</param>
    /// <exception cref="BadHttpRequestException">A header is malformed, or asks for more than the key may.</exception>
    public static Caller Of(HttpContext http, Audience? audience = null) =>
        new(TenantOf(http), Has(http.User, KnowledgeServiceOptions.Right.Write), AudienceOf(http, audience));

    private static string TenantOf(HttpContext http)
    {
        var own = http.User.FindFirstValue(TenantClaim) ?? throw new InvalidOperationException("The route asks for no key.");
        var header = http.Request.Headers[KnowledgeRoutes.TenantHeader];
        var named = header.Count == 1 ? Uri.UnescapeDataString(header.ToString()).Trim() : null;
        if (header.Count > 1 || header.ToString().Contains(',', StringComparison.Ordinal) || named is "")
            throw new BadHttpRequestException($"The header {KnowledgeRoutes.TenantHeader} must name one tenant.");
        if (own == KnowledgeServiceOptions.AnyTenant)
        {
            return named
                ?? throw new BadHttpRequestException(
                    $"This key serves several tenants; name one in the header {KnowledgeRoutes.TenantHeader}."
                );
        }

        return named is null || string.Equals(named, own, StringComparison.Ordinal)
            ? own
            : throw new BadHttpRequestException(
                $"This key serves another tenant than {KnowledgeRoutes.TenantHeader} names.",
                StatusCodes.Status403Forbidden
            );
    }

    private static Audience AudienceOf(HttpContext http, Audience? body)
    {
        var named = body;
        if (body is null && http.Request.Headers.TryGetValue(KnowledgeRoutes.Reader, out var values))
        {
            if (!ReaderHeader.TryParse(values, out named))
                throw new BadHttpRequestException(
                    $"The header {KnowledgeRoutes.Reader} must be USER;GROUP;GROUP, percent-encoded."
                );
        }

        if (http.User.HasClaim(claim => claim.Type == EveryoneOnlyClaim))
        {
            return named is null
                ? Everyone
                : throw new BadHttpRequestException(
                    "This key reads only what everyone may see; name no readers.",
                    StatusCodes.Status403Forbidden
                );
        }

        if (named is null)
            return Everyone;
        if (named.Readers is null || named.Readers.Any(reader => string.IsNullOrWhiteSpace(reader?.UserId)))
            throw new BadHttpRequestException("Every reader of an audience needs a userId.");
        return new Audience([.. named.Readers.Select(reader => reader with { Groups = reader.Groups ?? [] })]);
    }
}
