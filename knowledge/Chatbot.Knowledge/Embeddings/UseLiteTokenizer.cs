using System.Text;
using System.Text.Json;

namespace Chatbot.Knowledge.Embeddings;

/// <summary>
/// The unigram tokenizer of the Universal Sentence Encoder Lite: identical ids to the original implementation, in time
/// linear in the text. Immutable and thread-safe.
/// </summary>
public sealed class UseLiteTokenizer
{
    private const int ReservedPieces = 6;
    private const int UnknownId = 0;
    private const char Separator = '\u2581';
    private const int Root = 0;

    private readonly Dictionary<long, int> edges;
    private readonly int[] pieceOfNode;
    private readonly double[] scores;
    private readonly int[] lengths;

    private UseLiteTokenizer(Dictionary<long, int> edges, int[] pieceOfNode, double[] scores, int[] lengths)
    {
        this.edges = edges;
        this.pieceOfNode = pieceOfNode;
        this.scores = scores;
        this.lengths = lengths;
    }

    /// <summary>Number of pieces in the vocabulary.</summary>
    public int VocabularySize => scores.Length;

    /// <summary>Reads a vocabulary file: a JSON array of pairs of piece and score.</summary>
    public static UseLiteTokenizer Load(string path)
    {
        using FileStream stream = File.OpenRead(path);
        using JsonDocument document = JsonDocument.Parse(stream);
        int count = document.RootElement.GetArrayLength();
        var edges = new Dictionary<long, int>(count * 4);
        var pieceOfNode = new List<int>(count * 3) { -1 };
        var scores = new double[count];
        var lengths = new int[count];
        int id = 0;
        foreach (JsonElement pair in document.RootElement.EnumerateArray())
        {
            string piece = pair[0].GetString() ?? string.Empty;
            // Seven pieces have no score; the original counts them as 0.
            scores[id] = pair[1].ValueKind == JsonValueKind.Number ? pair[1].GetDouble() : 0;
            lengths[id] = piece.Length;
            if (id >= ReservedPieces)
            {
                pieceOfNode[Insert(piece, edges, pieceOfNode)] = id;
            }

            id++;
        }

        return new UseLiteTokenizer(edges, [.. pieceOfNode], scores, lengths);
    }

    /// <summary>The token ids of a text; no begin or end token. White space is not collapsed here.</summary>
    public int[] Encode(string text)
    {
        if (text.Length == 0)
        {
            return [];
        }

        Rune[] symbols = Normalize(text);
        var best = new double[symbols.Length + 1];
        var words = new int[symbols.Length + 1];
        for (int start = 0; start < symbols.Length; start++)
        {
            Extend(symbols, start, best, words);
        }

        return WalkBack(words);
    }

    private static int Insert(string piece, Dictionary<long, int> edges, List<int> pieceOfNode)
    {
        int node = Root;
        foreach (Rune symbol in piece.EnumerateRunes())
        {
            long key = Key(node, symbol);
            if (!edges.TryGetValue(key, out int child))
            {
                child = pieceOfNode.Count;
                pieceOfNode.Add(-1);
                edges.Add(key, child);
            }

            node = child;
        }

        return node;
    }

    private static long Key(int node, Rune symbol) => ((long)node << 21) | (uint)symbol.Value;

    private static Rune[] Normalize(string text)
    {
        // Lone surrogates cannot be normalized; as runes they are U+FFFD, which is unknown like them.
        string valid = ContainsLoneSurrogate(text) ? string.Concat(text.EnumerateRunes()) : text;
        string normalized = Separator + valid.Normalize(NormalizationForm.FormKC).Replace(' ', Separator);
        return [.. normalized.EnumerateRunes()];
    }

    private static bool ContainsLoneSurrogate(string text)
    {
        for (int i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i]))
            {
                continue;
            }

            if (i + 1 >= text.Length || !char.IsSurrogatePair(text[i], text[i + 1]))
            {
                return true;
            }

            i++;
        }

        return false;
    }

    private void Extend(Rune[] symbols, int start, double[] best, int[] words)
    {
        int node = Root;
        bool matched = false;
        for (int i = start; i < symbols.Length && edges.TryGetValue(Key(node, symbols[i]), out node); i++)
        {
            int piece = pieceOfNode[node];
            if (piece >= 0)
            {
                matched = true;
                Offer(best, words, i + 1, best[start] + scores[piece], piece);
            }
        }

        if (!matched)
        {
            Offer(best, words, start + 1, best[start], UnknownId);
        }
    }

    /// <summary>Zero means "not reached yet", as in the original.</summary>
    private static void Offer(double[] best, int[] words, int end, double score, int piece)
    {
        if (best[end] == 0 || score >= best[end])
        {
            best[end] = score;
            words[end] = piece;
        }
    }

    private int[] WalkBack(int[] words)
    {
        var ids = new List<int>(words.Length);
        bool previousUnknown = false;
        for (int end = words.Length - 1; end > 0; )
        {
            int id = words[end];
            if (!(previousUnknown && id == UnknownId))
            {
                ids.Add(id);
            }

            previousUnknown = id == UnknownId;
            end -= lengths[id];
        }

        ids.Reverse();
        return [.. ids];
    }
}
