using System.Diagnostics.CodeAnalysis;

namespace Chatbot.Contracts.Conversations;

/// <summary>
/// Names a conversation across channels and tenants; its text form <c>channel/tenant/conversation</c> is the grain key and
/// the key in storage. The conversation part is the channel's own id and may hold any character.
/// </summary>
/// <param name="Channel">The channel, for example <c>directline</c> or <c>connector.msteams</c>; no slash.</param>
/// <param name="Tenant">The tenant; a slash or percent sign in it is percent-encoded in the text form.</param>
/// <param name="Conversation">The channel's id of the conversation.</param>
public readonly record struct ConversationId(string Channel, string Tenant, string Conversation)
{
    /// <summary>Tenant of channels that know none.</summary>
    public const string DefaultTenant = "default";

    /// <summary>The text form.</summary>
    public override string ToString() => $"{Escape(Channel)}/{Escape(Tenant)}/{Conversation}";

    /// <summary>Reads the text form.</summary>
    /// <exception cref="FormatException">Not of the form <c>channel/tenant/conversation</c>.</exception>
    public static ConversationId Parse(string text) =>
        TryParse(text, out var id)
            ? id
            : throw new FormatException($"'{text}' is not a conversation id of the form channel/tenant/conversation.");

    /// <summary>Reads the text form; false when it is not one.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ConversationId id)
    {
        id = default;
        var first = text?.IndexOf('/', StringComparison.Ordinal) ?? -1;
        var second = first < 1 ? -1 : text!.IndexOf('/', first + 1);
        if (second <= first + 1 || second == text!.Length - 1)
        {
            return false;
        }

        id = new(Unescape(text[..first]), Unescape(text[(first + 1)..second]), text[(second + 1)..]);
        return true;
    }

    private static string Escape(string part) =>
        part.AsSpan().IndexOfAny('/', '%') < 0
            ? part
            : part.Replace("%", "%25", StringComparison.Ordinal).Replace("/", "%2F", StringComparison.Ordinal);

    private static string Unescape(string part) =>
        part.Contains('%', StringComparison.Ordinal)
            ? part.Replace("%2F", "/", StringComparison.Ordinal).Replace("%25", "%", StringComparison.Ordinal)
            : part;
}
