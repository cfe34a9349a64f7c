namespace Chatbot.Bot.Cards.Validation;

/// <summary>Finds what an author may have meant.</summary>
internal static class Spelling
{
    private const int MostEdits = 2;
    private const int LongestWord = 64;

    /// <summary>Names the known word that is nearest to the given one; otherwise says what to do instead.</summary>
    public static string Advise(string word, IEnumerable<string> known, string otherwise) =>
        Nearest(word, known) is { } nearest ? $"Did you mean \"{nearest}\"?" : otherwise;

    /// <summary>The known word that is nearest to the given one; null when none is near.</summary>
    public static string? Nearest(string word, IEnumerable<string> known) =>
        known
            .Select(candidate => (candidate, Edits: EditsBetween(word, candidate)))
            .OrderBy(pair => pair.Edits)
            .FirstOrDefault(pair => pair.Edits <= Math.Min(MostEdits, pair.candidate.Length / 2))
            .candidate;

    /// <summary>Letters to change, add or take away, in any case.</summary>
    public static int EditsBetween(string one, string other)
    {
        if (one.Length > LongestWord || Math.Abs(one.Length - other.Length) > MostEdits)
            return int.MaxValue;
        var row = Enumerable.Range(0, other.Length + 1).ToArray();
        for (var i = 1; i <= one.Length; i++)
        {
            var diagonal = row[0];
            row[0] = i;
            for (var j = 1; j <= other.Length; j++)
            {
                var isSame = char.ToLowerInvariant(one[i - 1]) == char.ToLowerInvariant(other[j - 1]);
                (diagonal, row[j]) = (row[j], Math.Min(Math.Min(row[j], row[j - 1]) + 1, diagonal + (isSame ? 0 : 1)));
            }
        }

        return row[^1];
    }
}
