using Chatbot.Knowledge.Language;

namespace Chatbot.Knowledge.Search;

/// <summary>Tells whether a text says again what an accepted one said: nine tenths of their word triples are the same.</summary>
internal sealed class NearDuplicates
{
    private const double SameFrom = 0.9;
    private const int ShingleWords = 3;

    private readonly List<HashSet<int>> accepted = [];

    /// <summary>True, and the text is remembered, unless it is a near-duplicate.</summary>
    public bool TryAccept(string text)
    {
        HashSet<int> shingles = Shingles(text);
        if (accepted.Exists(other => Similarity(other, shingles) >= SameFrom))
        {
            return false;
        }

        accepted.Add(shingles);
        return true;
    }

    private static double Similarity(HashSet<int> left, HashSet<int> right)
    {
        if (Math.Min(left.Count, right.Count) < SameFrom * Math.Max(left.Count, right.Count))
        {
            return 0;
        }

        int common = left.Count(right.Contains);
        int union = left.Count + right.Count - common;
        return union == 0 ? 1 : (double)common / union;
    }

    private static HashSet<int> Shingles(string text)
    {
        string[] words =
        [
            .. $"{IndexText.Words(text)} {IndexText.Bigrams(text)}"
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(word => word.ToUpperInvariant()),
        ];
        var shingles = new HashSet<int>(words.Length);
        for (int i = 0; i < Math.Max(1, words.Length - ShingleWords + 1); i++)
        {
            var hash = default(HashCode);
            foreach (string word in words.AsSpan(i, Math.Min(ShingleWords, words.Length - i)))
            {
                hash.Add(word, StringComparer.Ordinal);
            }

            shingles.Add(hash.ToHashCode());
        }

        return shingles;
    }
}
