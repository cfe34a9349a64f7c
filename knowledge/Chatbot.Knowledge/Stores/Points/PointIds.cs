using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Chatbot.Knowledge.Stores.Points;

/// <summary>Ids of points: UUIDs made from what they stand for, so that a repeated write overwrites itself.</summary>
internal static class PointIds
{
    public static string Head(string tenant, string document) => Of("head", tenant, document);

    public static string Chunk(PointKey key, int window = 0) =>
        Of("chunk", key.Tenant, key.Document, Number(key.Generation), Number(key.Ordinal), Number(window));

    /// <summary>A fixed number for a word, for engines whose sparse vectors have numbers as dimensions.</summary>
    public static uint Word(string word) => BitConverter.ToUInt32(SHA256.HashData(Encoding.UTF8.GetBytes(word)), 0);

    private static string Number(long value) => value.ToString(CultureInfo.InvariantCulture);

    // Lengths keep ("a", "bc") and ("ab", "c") apart; UTF-16, so that half of a surrogate pair counts too.
    private static string Of(params ReadOnlySpan<string> parts)
    {
        var text = new StringBuilder();
        foreach (string part in parts)
        {
            text.Append(CultureInfo.InvariantCulture, $"{part.Length}:{part}");
        }

        byte[] hash = SHA256.HashData(Encoding.Unicode.GetBytes(text.ToString()));
        return new Guid(hash.AsSpan(0, 16)).ToString("D");
    }
}
