namespace Chatbot.Bot.Cards.Validation;

/// <summary>Which addresses a card may hold: http and https, mailto for links, data for images.</summary>
internal static class CardAddress
{
    /// <summary>Schemes that run code or read files where they are opened.</summary>
    private static readonly string[] Dangerous = ["javascript", "vbscript", "data", "file", "blob", "filesystem", "view-source"];

    public static bool IsAllowed(string address, AddressUse use)
    {
        var clean = WithoutBlanks(address);
        return SchemeOf(clean) switch
        {
            "http" or "https" => true,
            "mailto" => use == AddressUse.Link,
            "data" => use == AddressUse.Image && clean.StartsWith("data:image/", StringComparison.OrdinalIgnoreCase),
            _ => false,
        };
    }

    public static bool IsDangerous(string address, AddressUse use) =>
        !IsAllowed(address, use) && Dangerous.Contains(SchemeOf(WithoutBlanks(address)), StringComparer.Ordinal);

    /// <summary>Browsers skip blanks and control characters in a scheme, and so does this.</summary>
    private static string WithoutBlanks(string address) =>
        address.Any(char.IsControl) || address.Length > 0 && char.IsWhiteSpace(address[0])
            ? string.Concat(address.Where(letter => !char.IsControl(letter))).TrimStart()
            : address;

    /// <summary>The scheme in small letters; empty for a relative address.</summary>
    private static string SchemeOf(string address)
    {
        var end = address.IndexOf(':', StringComparison.Ordinal);
        var isScheme = end > 0 && address.AsSpan(0, end).IndexOfAny('/', '?', '#') < 0;
        return isScheme ? address[..end].Trim().ToLowerInvariant() : "";
    }
}
