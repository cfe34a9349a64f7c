using System.Buffers.Text;
using System.Security.Cryptography;

namespace Chatbot.Bot.Channels.DirectLine;

/// <summary>Ids of 128 random bits, safe in addresses.</summary>
internal static class UnguessableId
{
    public const int Length = 22;

    public static string Create() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16));

    public static bool IsWellFormed(string? id) =>
        id is { Length: Length } && id.All(character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_');
}
