using System.Text;
using Chatbot.Knowledge.Chunking;
using Chatbot.Knowledge.Chunking.Strategies;
using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;
using Chatbot.Knowledge.Tests.Search;
using CsCheck;
using Microsoft.Extensions.AI;

namespace Chatbot.Knowledge.Tests.Chunking;

/// <summary>Cuts generated and made documents with any strategy.</summary>
internal static class Cutting
{
    public static readonly O200kTokenCounter Counter = new();

    private static readonly string[] Words =
    [
        "plan",
        "leave",
        "Dr.",
        "employees",
        "3.5",
        "a",
        "Überweisung",
        "データベース",
        "😀",
        "👨\u200D👩\u200D👧\u200D👦",
        "🇩🇪🇫🇷🇮🇹",
        "e\u0301\u0302\u0303",
        "\u0301lone",
        "กำแพง",
        "antidisestablishmentarianism",
        "end.",
        "why?",
        "終わり。",
    ];

    private static readonly Gen<string> Word = Gen.Int[0, Words.Length - 1].Select(i => Words[i]);

    private static readonly Gen<string> Line = Word.Array[1, 60].Select(words => string.Join(' ', words));

    /// <summary>Documents of headings, paragraphs, lists, tables, code and long words.</summary>
    public static readonly Gen<ExtractedDocument> Document = Gen.Select(Gen.Int[0, 9], Gen.Int[1, 4], Line)
        .Array[1, 30]
        .Select(Build);

    /// <summary>Vectors of the words that a text has, so that like texts are near.</summary>
    public static IEmbeddingGenerator<string, Embedding<float>> Embeddings { get; } =
        new FakeEmbeddings(text =>
        {
            var vector = new float[32];
            foreach (var word in text.Split(' '))
                vector[(uint)word.Aggregate(7, (hash, c) => (hash * 31) + c) % 32]++;
            return vector;
        });

    public static Partitioner Partitioner(IEmbeddingGenerator<string, Embedding<float>>? embeddings = null) =>
        new(
            new ChunkingStrategies([
                new FixedStrategy(Counter),
                new RecursiveStrategy(Counter),
                new SentenceStrategy(Counter),
                new StructureStrategy(Counter),
                new SemanticStrategy(Counter, embeddings ?? Embeddings),
                new ParentChildStrategy(Counter),
            ]),
            Counter,
            new KnowledgeOptions()
        );

    public static IReadOnlyList<Chunk> Cut(
        ExtractedDocument document,
        ChunkingOptions options,
        IEmbeddingGenerator<string, Embedding<float>>? embeddings = null
    )
    {
        var labels = new ChunkLabels
        {
            Tenant = "t",
            DocumentId = "d",
            Version = "v",
            Title = document.Title ?? "Untitled",
        };
        var cut = Partitioner(embeddings).PartitionAsync(document, labels, options, CancellationToken.None);
        Assert.True(cut.IsCompleted);
#pragma warning disable VSTHRD002 // It is completed: no strategy waits for anything here.
        return cut.Result;
#pragma warning restore VSTHRD002
    }

    public static ExtractedTextBuilder Builder() => new(new ReaderLimits(), CancellationToken.None);

    private static ExtractedDocument Build((int Kind, int Level, string Text)[] parts)
    {
        var builder = Builder();
        foreach (var (kind, level, text) in parts)
        {
            switch (kind)
            {
                case 0 or 1:
                    builder.Heading(level, text.Length > 60 ? text[..text.LastIndexOf(' ', 60)] : text);
                    break;
                case 2:
                    builder.ListItem(level, text);
                    break;
                case 3:
                    builder.Table(
                        [
                            ["Name", "Value"],
                            .. text.Split(' ').Select(cell => (IReadOnlyList<string>)[cell, cell]),
                        ],
                        level > 1
                    );
                    break;
                case 4:
                    builder.Code(text.Replace(' ', '\n'));
                    break;
                case 5:
                    builder.Paragraph(new StringBuilder().Insert(0, text.Replace(" ", ""), level * 5).ToString());
                    break;
                case 6:
                    builder.Paragraph(text.Replace("a ", "\n"), keepLines: true);
                    break;
                default:
                    builder.Paragraph(text);
                    break;
            }
        }

        return builder.Build("Untitled");
    }
}
