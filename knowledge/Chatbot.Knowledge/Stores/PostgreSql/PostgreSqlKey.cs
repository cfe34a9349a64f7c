using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Chatbot.Knowledge.Stores.PostgreSql;

/// <summary>
/// Names as they are compared in the index. PostgreSQL takes neither NUL nor half of a surrogate pair, and no index entry
/// above 2,700 bytes: those are written otherwise, and no two names become one. Never read back.
/// </summary>
internal static class PostgreSqlKey
{
    private const int MaxLength = 400;

    public static string Of(string name)
    {
        string escaped = NeedsEscape(name) ? Escape(name) : name;
        return escaped.Length <= MaxLength
            ? escaped
            : $"{Escape(name[..(MaxLength / 8)])}\\#{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(escaped)))}";
    }

    public static string[] Of(IEnumerable<string> names) => [.. names.Select(Of)];

    private static bool NeedsEscape(string name) => name.AsSpan().IndexOfAny('\0', '\\') >= 0 || name.Any(char.IsSurrogate);

    private static string Escape(string name)
    {
        var escaped = new StringBuilder(name.Length + 8);
        for (int i = 0; i < name.Length; i++)
        {
            if (i + 1 < name.Length && char.IsSurrogatePair(name[i], name[i + 1]))
            {
                escaped.Append(name, i++, 2);
            }
            else if (name[i] is '\0' or '\\' || char.IsSurrogate(name[i]))
            {
                escaped.Append(CultureInfo.InvariantCulture, $"\\{(int)name[i]:x4}");
            }
            else
            {
                escaped.Append(name[i]);
            }
        }

        return escaped.ToString();
    }
}
