using System.Text;
using Chatbot.Knowledge.Tests.Readers;

namespace Chatbot.Knowledge.Tests.Snippets;

#region reader-test
public sealed class VCardReaderTests : DocumentReaderConformanceTests
{
    protected override string FileName => "people.vcf";

    protected override byte[] Sample =>
        Encoding.UTF8.GetBytes($"BEGIN:VCARD\r\nVERSION:4.0\r\nFN:Ann Miller\r\nORG:Acme\r\nNOTE:{Sentence}\r\nEND:VCARD\r\n");

    protected override bool HasSignature => false;

    /// <summary>Nothing nests in the format, and nothing is packed.</summary>
    protected override byte[]? Deep => null;

    protected override byte[]? Bomb => null;
}
#endregion
