using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Chatbot.Bot.Conversations;

namespace Chatbot.Bot.Dialogs.Webhooks;

/// <summary>Names a request that a turn makes. A turn that runs again after a crash makes the same name; it tells nothing about the conversation.</summary>
internal static class RequestKey
{
    private const int Length = 32;

    public static string Of(ITurnContext turn, string purpose) =>
        Convert.ToHexStringLower(
            SHA256.HashData(
                Encoding.UTF8.GetBytes(string.Create(CultureInfo.InvariantCulture, $"{turn.Conversation}/{turn.Turn}/{purpose}"))
            )
        )[..Length];
}
