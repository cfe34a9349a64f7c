using System.Net.Http.Json;
using System.Text;

namespace Chatbot.Knowledge.Tests.Service;

/// <summary>The body of an import.</summary>
internal static class ImportForm
{
    public static MultipartFormDataContent Create(
        string documentId,
        string text,
        string access = "everyone",
        string? fileName = null,
        string? mediaType = null
    )
    {
        var description = JsonContent.Create(
            new
            {
                documentId,
                fileName = fileName ?? "a.md",
                mediaType,
                access = new[] { access },
            }
        );
        var form = new MultipartFormDataContent { { description, "document" } };
        if (text.Length > 0)
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file");
        return form;
    }
}
