using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Readers;

namespace Chatbot.Knowledge.Tests.Readers;

/// <summary>Reads files named <c>*.hang</c> for ever, and looks at no token: what the deadline is for.</summary>
internal sealed class HangingReader : IDocumentReader, IDisposable
{
    private readonly ManualResetEventSlim _release = new();

    public TaskCompletionSource Started { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public string Format => "hanging file";

    public IReadOnlyList<string> MediaTypes { get; } = [];

    public IReadOnlyList<string> Extensions { get; } = [".hang"];

    public ExtractedDocument Read(ReaderInput input, CancellationToken cancellationToken)
    {
        Started.TrySetResult();
        _release.Wait(CancellationToken.None);
        throw new InvalidOperationException("It was released by the test.");
    }

    public void Dispose() => _release.Set();
}
