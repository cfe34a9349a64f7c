using System.Diagnostics.CodeAnalysis;
using Chatbot.Knowledge.Documents;

namespace Chatbot.Knowledge.Remote;

/// <summary>
/// An audience as header values: one reader each, <c>USER;GROUP;GROUP</c>, every id percent-encoded. Several readers are
/// several values, or one with commas between them. A blank value is an audience of nobody.
/// </summary>
internal static class ReaderHeader
{
    public static IEnumerable<string> Format(Audience audience) =>
        audience.Readers.Select(reader =>
            string.Join(';', reader.Groups.Prepend(reader.UserId).Select(id => Uri.EscapeDataString(id)))
        );

    /// <summary>False when a value is not of this form.</summary>
    public static bool TryParse(IEnumerable<string?> values, [NotNullWhen(true)] out Audience? audience)
    {
        var readers = new List<Reader>();
        audience = null;
        foreach (var value in values.SelectMany(value => (value ?? "").Split(',', StringSplitOptions.TrimEntries)))
        {
            if (value.Length == 0)
                continue;
            var ids = value.Split(';').Select(Uri.UnescapeDataString).ToArray();
            if (ids.Any(string.IsNullOrWhiteSpace))
                return false;
            readers.Add(new Reader(ids[0], ids[1..]));
        }

        audience = new Audience(readers);
        return true;
    }
}
