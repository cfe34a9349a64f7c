namespace Chatbot.Bot.Persistence.Rows;

/// <summary>A key that signs tokens, shared by all nodes.</summary>
internal sealed class SigningKeyRow
{
    public required string KeyId { get; set; }

    /// <summary>PKCS#8 private key, PEM.</summary>
    public required string Pem { get; set; }

    public long CreatedAt { get; set; }
}
