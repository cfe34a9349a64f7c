using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Tests.Ingestion;

/// <summary>Reads files named <c>*.poison</c> as the test says.</summary>
internal sealed class PoisonReader(Func<ReaderInput, CancellationToken, ExtractedDocument> read) : IDocumentReader
{
    private int _reads;

    public int Reads => _reads;

    public string Format => "poison";

    public IReadOnlyList<string> MediaTypes { get; } = [];

    public IReadOnlyList<string> Extensions { get; } = [".poison"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        Interlocked.Increment(ref _reads);
        return read(input, cancellationToken);
    }
}
