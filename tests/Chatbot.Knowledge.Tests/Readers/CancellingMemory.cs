using System.Buffers;

namespace Chatbot.Knowledge.Tests.Readers;

/// <summary>Bytes that cancel a token when a reader first looks at them: the cancel comes while it reads.</summary>
internal sealed class CancellingMemory(byte[] bytes, CancellationTokenSource cancel) : MemoryManager<byte>
{
    public override Memory<byte> Memory => CreateMemory(bytes.Length);

    public override Span<byte> GetSpan()
    {
        cancel.Cancel();
        return bytes;
    }

    public override MemoryHandle Pin(int elementIndex = 0) => throw new NotSupportedException();

    public override void Unpin() { }

    protected override void Dispose(bool disposing) { }
}
