using System.Text;

namespace Chatbot.Knowledge.Tests.Service;

/// <summary>The body of an upload, as Kernel Memory's client writes it.</summary>
internal static class UploadForm
{
    public static MultipartFormDataContent Form(
        string? index,
        string? documentId,
        string[] tags,
        params (string Name, string Text)[] files
    )
    {
        var form = new MultipartFormDataContent();
        if (index is not null)
            form.Add(new StringContent(index), "index");
        if (documentId is not null)
            form.Add(new StringContent(documentId), "documentId");
        form.Add(new StringContent("extract"), "steps");
        foreach (var tag in tags)
            form.Add(new StringContent(tag), "tags");
        foreach (var (file, number) in files.Select((file, number) => (file, number)))
            form.Add(new ByteArrayContent(Encoding.UTF8.GetBytes(file.Text)), $"file{number}", file.Name);
        return form;
    }
}
