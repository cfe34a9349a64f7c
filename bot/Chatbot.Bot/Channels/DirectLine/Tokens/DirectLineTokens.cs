using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace Chatbot.Bot.Channels.DirectLine.Tokens;

/// <summary>Issues and reads tokens: JWT, ES256 only. Thread-safe.</summary>
internal sealed class DirectLineTokens(
    SigningKeys keys,
    DirectLineChannel channel,
    IOptions<DirectLineOptions> options,
    TimeProvider time
)
{
    private const string Issuer = "chatbot";
    private const string Audience = "directline";
    private static readonly TimeSpan StreamLifetime = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan VisitorLifetime = TimeSpan.FromDays(365);

    /// <summary>How long an expired token still tells who held it.</summary>
    private static readonly TimeSpan ReadableFor = TimeSpan.FromDays(365);
    private readonly JsonWebTokenHandler _handler = new() { SetDefaultTimesOnTokenCreation = false };

    /// <summary>Seconds that a conversation token lives.</summary>
    public int ConversationLifetime => options.Value.TokenLifetimeSeconds;

    public string ForConversation(string conversation, string user, string? name, IReadOnlyList<string> origins) =>
        Issue(
            new()
            {
                Purpose = TokenPurpose.Conversation,
                Conversation = conversation,
                User = user,
                Name = name,
                Origins = origins,
            },
            TimeSpan.FromSeconds(ConversationLifetime)
        );

    public string ForStream(string conversation, string user, IReadOnlyList<string> origins) =>
        Issue(
            new()
            {
                Purpose = TokenPurpose.Stream,
                Conversation = conversation,
                User = user,
                Origins = origins,
            },
            StreamLifetime
        );

    public string ForFile(string conversation, string file) =>
        Issue(
            new()
            {
                Purpose = TokenPurpose.File,
                Conversation = conversation,
                File = file,
            },
            TimeSpan.FromSeconds(options.Value.AttachmentLinkLifetimeSeconds)
        );

    public string ForVisitor(string user) => Issue(new() { Purpose = TokenPurpose.Visitor, User = user }, VisitorLifetime);

    /// <summary>The claims of a token for a purpose, not expired.</summary>
    /// <exception cref="DirectLineException">401: not a token; 403: expired, or for something else.</exception>
    public async Task<TokenClaims> ReadAsync(string token, string purpose)
    {
        var claims = await ReadEvenExpiredAsync(token, purpose);
        return claims.ExpiresAt > time.GetUtcNow() ? claims : throw DirectLineException.Expired();
    }

    /// <summary>The claims of a token for a purpose. One that has expired opens nothing, but still tells who held it.</summary>
    /// <exception cref="DirectLineException">As <see cref="ReadAsync"/>, but for expiry.</exception>
    public async Task<TokenClaims> ReadEvenExpiredAsync(string token, string purpose)
    {
        if (!_handler.CanReadToken(token) || TryParse(token) is not { Alg: SecurityAlgorithms.EcdsaSha256 })
        {
            throw DirectLineException.Unauthorized("This is not a token of this server. Get one from tokens/generate.");
        }

        var result = await _handler.ValidateTokenAsync(token, CreateParameters());
        if (!result.IsValid || result.SecurityToken is not JsonWebToken jwt)
        {
            throw DirectLineException.Forbidden("The token was not issued by this server, or long ago. Get a new one.");
        }

        return Find(jwt, "purpose") == purpose
            ? ToClaims(jwt, purpose)
            : throw DirectLineException.Forbidden($"The token is not for this purpose ({purpose}).");
    }

    private static TokenClaims ToClaims(JsonWebToken jwt, string purpose) =>
        new()
        {
            Purpose = purpose,
            Conversation = Find(jwt, "conv"),
            User = Find(jwt, "user"),
            Name = Find(jwt, "name"),
            File = Find(jwt, "file"),
            Origins = jwt.TryGetPayloadValue<string[]>("origins", out var origins) ? origins : [],
            ExpiresAt = new(jwt.ValidTo, TimeSpan.Zero),
        };

    private static string? Find(JsonWebToken jwt, string claim) =>
        jwt.TryGetPayloadValue<string>(claim, out var value) ? value : null;

    private static JsonWebToken? TryParse(string token)
    {
        try
        {
            return new(token);
        }
        catch (Exception exception) when (exception is ArgumentException or SecurityTokenException)
        {
            return null;
        }
    }

    private string Issue(TokenClaims claims, TimeSpan lifetime)
    {
        var now = time.GetUtcNow().UtcDateTime;
        var payload = new Dictionary<string, object>(StringComparer.Ordinal)
        {
            ["purpose"] = claims.Purpose,
            ["jti"] = UnguessableId.Create(),
            ["bot"] = channel.Bot.Id!,
        };
        Add(payload, "conv", claims.Conversation);
        Add(payload, "user", claims.User);
        Add(payload, "name", claims.Name);
        Add(payload, "file", claims.File);
        if (claims.Origins.Count > 0)
        {
            payload["origins"] = claims.Origins.ToArray();
        }

        return _handler.CreateToken(
            new SecurityTokenDescriptor
            {
                Issuer = Issuer,
                Audience = Audience,
                IssuedAt = now,
                Expires = now + lifetime,
                Claims = payload,
                SigningCredentials = new(keys.Current, SecurityAlgorithms.EcdsaSha256),
            }
        );
    }

    private static void Add(Dictionary<string, object> payload, string claim, string? value)
    {
        if (value is not null)
        {
            payload[claim] = value;
        }
    }

    private TokenValidationParameters CreateParameters() =>
        new()
        {
            ValidIssuer = Issuer,
            ValidAudience = Audience,
            ValidAlgorithms = [SecurityAlgorithms.EcdsaSha256],
            IssuerSigningKey = keys.Current,
            LifetimeValidator = (_, expires, _, _) => expires + ReadableFor > time.GetUtcNow().UtcDateTime,
        };
}
