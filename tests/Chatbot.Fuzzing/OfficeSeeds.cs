using Chatbot.Knowledge.Tests.Readers;

namespace Chatbot.Fuzzing;

/// <summary>Small office files.</summary>
internal static class OfficeSeeds
{
    public static IEnumerable<(string Name, byte[] Content)> All() =>
        [
            (
                "a.pptx",
                OfficeFiles.Presentation([
                    OfficeFiles.Shape("title", OfficeFiles.Text("Head")) + OfficeFiles.Shape(null, OfficeFiles.Text("Words")),
                ])
            ),
            (
                "a.odt",
                OfficeFiles.OpenDocument(
                    "<text:h text:outline-level=\"1\">Head</text:h><text:p>Words <text:s text:c=\"3\"/>more.</text:p>"
                )
            ),
        ];
}
