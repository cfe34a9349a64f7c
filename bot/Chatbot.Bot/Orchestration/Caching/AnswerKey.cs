using System.Security.Cryptography;
using System.Text;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Bot.Orchestration.Caching;

/// <summary>Names what two people must have in common to get one answer. Pure.</summary>
internal static class AnswerKey
{
    /// <summary>Tenant, channel, language, tone, the groups of every reader, and the question without case, spaces and its last mark.</summary>
    public static string Of(AssistantRequest request, string question)
    {
        string[] parts =
        [
            request.Tenant,
            request.Channel,
            request.Language ?? "",
            AssistantTexts.For(request.Locale).Searching,
            request.Tone ?? "",
            .. request.Audience.Readers.Select(GroupsOf).Order(StringComparer.Ordinal),
            Normalize(question),
        ];
        // With its length in front no part can pass for the end of one and the beginning of the next.
        var text = string.Concat(parts.Select(part => $"{part.Length}:{part}"));
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text)));
    }

    private static string GroupsOf(Reader reader) =>
        string.Concat(
            reader
                .Groups.Distinct(StringComparer.Ordinal)
                .Order(StringComparer.Ordinal)
                .Select(group => $"{group.Length}:{group}")
        );

    private static string Normalize(string question) =>
        string.Join(
                ' ',
                question
                    .Normalize(NormalizationForm.FormKC)
                    .ToLowerInvariant()
                    .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
            )
            .TrimEnd(' ', '?', '!', '.');
}
