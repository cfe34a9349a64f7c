using MimeKit;

namespace Chatbot.Knowledge.Readers.Email;

/// <summary>Addresses as people read them.</summary>
internal static class EmailAddresses
{
    private const int Most = 50;

    /// <summary>"Anna Meier &lt;anna@example.com&gt;, …".</summary>
    public static string Show(InternetAddressList addresses)
    {
        var shown = string.Join(", ", addresses.Take(Most).Select(Show));
        return ExtractedTextBuilder.Clean(addresses.Count > Most ? $"{shown}, …" : shown);
    }

    private static string Show(InternetAddress address) =>
        address switch
        {
            MailboxAddress { Name: { Length: > 0 } name } mailbox => $"{name} <{mailbox.Address}>",
            MailboxAddress mailbox => mailbox.Address,
            GroupAddress group => group.Name ?? "",
            _ => "",
        };
}
