using Chatbot.Testing.Retrieval;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.TokenAttributes;
using Lucene.Net.Documents;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Search.Similarities;
using Lucene.Net.Store;
using Lucene.Net.Util;

namespace Chatbot.Benchmarks.Retrieval;

/// <summary>What Lucene finds with its English analyzer and BM25 (k1 1.2, b 0.75) over title and text in one field.</summary>
internal sealed class LuceneReference : IDisposable
{
    private const string Id = "id";
    private const string Text = "text";

    private readonly RAMDirectory directory = new();
    private readonly EnglishAnalyzer analyzer = new(LuceneVersion.LUCENE_48);
    private readonly DirectoryReader reader;
    private readonly IndexSearcher searcher;

    public LuceneReference(IEnumerable<RetrievalDocument> documents)
    {
        var similarity = new BM25Similarity(1.2f, 0.75f);
        using (
            var writer = new IndexWriter(
                directory,
                new IndexWriterConfig(LuceneVersion.LUCENE_48, analyzer) { Similarity = similarity }
            )
        )
        {
            foreach (RetrievalDocument document in documents)
            {
                writer.AddDocument(
                    new Document
                    {
                        new StringField(Id, document.Id, Field.Store.YES),
                        new TextField(Text, $"{document.Title} {document.Text}", Field.Store.NO),
                    }
                );
            }
        }

        reader = DirectoryReader.Open(directory);
        searcher = new IndexSearcher(reader) { Similarity = similarity };
    }

    public IReadOnlyList<string> Search(string question, int limit)
    {
        var query = new BooleanQuery();
        foreach (string term in Terms(question))
        {
            query.Add(new TermQuery(new Term(Text, term)), Occur.SHOULD);
        }

        return [.. searcher.Search(query, limit).ScoreDocs.Select(hit => searcher.Doc(hit.Doc).Get(Id))];
    }

    public void Dispose()
    {
        reader.Dispose();
        analyzer.Dispose();
        directory.Dispose();
    }

    private List<string> Terms(string question)
    {
        var terms = new List<string>();
        using TokenStream tokens = analyzer.GetTokenStream(Text, question);
        ICharTermAttribute term = tokens.AddAttribute<ICharTermAttribute>();
        tokens.Reset();
        while (tokens.IncrementToken())
        {
            terms.Add(term.ToString());
        }

        tokens.End();
        return terms;
    }
}
