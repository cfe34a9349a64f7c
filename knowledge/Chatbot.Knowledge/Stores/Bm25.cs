namespace Chatbot.Knowledge.Stores;

/// <summary>BM25 as the embedded store has it, for stores that rank by weights of terms.</summary>
internal static class Bm25
{
    public const double K1 = 1.2;
    public const double B = 0.75;

    /// <summary>How much a word counts in the title; in headings and text it counts 1.</summary>
    public const double TitleWeight = 3;

    /// <summary>Length that counts as usual where the index does not know its own average.</summary>
    public const double UsualLength = 150;

    public static double Frequency(TermFrequency frequency) =>
        (frequency.Title * TitleWeight) + frequency.Heading + frequency.Body;

    /// <summary>What a term of a chunk is worth, before the rarity of the term.</summary>
    public static double Impact(TermFrequency frequency, int length, double averageLength = UsualLength)
    {
        double count = Frequency(frequency);
        return count * (K1 + 1) / (count + (K1 * (1 - B + (B * length / averageLength))));
    }

    /// <summary>How much a term tells that <paramref name="count"/> of <paramref name="total"/> chunks hold.</summary>
    public static double Rarity(double total, double count) =>
        Math.Log(1 + ((Math.Max(total, count) - count + 0.5) / (count + 0.5)));
}
