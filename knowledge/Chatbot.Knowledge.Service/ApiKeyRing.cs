using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge.Service;

/// <summary>The keys that are accepted, as hashes. Thread-safe.</summary>
internal sealed class ApiKeyRing
{
    /// <summary>Shorter keys can be guessed.</summary>
    private const int MinCharacters = 24;

    private readonly (byte[] Hash, KnowledgeServiceOptions.ApiKey Key)[] _hashes;

    public ApiKeyRing(IOptions<KnowledgeServiceOptions> options) =>
        _hashes = [
            .. options.Value.Keys.SelectMany(key =>
                key.Hashes.Select(Convert.FromHexString).Concat(key.Files.Select(HashOfFile)).Select(hash => (hash, key))
            ),
        ];

    /// <summary>The key with a given text, or null. Takes the same time whichever key it is, or none.</summary>
    public KnowledgeServiceOptions.ApiKey? Find(string text)
    {
        var hash = SHA256.HashData(Encoding.UTF8.GetBytes(text));
        KnowledgeServiceOptions.ApiKey? found = null;
        foreach (var (known, key) in _hashes)
        {
            if (CryptographicOperations.FixedTimeEquals(hash, known))
                found = key;
        }

        return found;
    }

    private static byte[] HashOfFile(string path)
    {
        var key = File.ReadAllText(path).Trim();
        return key.Length >= MinCharacters
            ? SHA256.HashData(Encoding.UTF8.GetBytes(key))
            : throw new InvalidOperationException(
                $"The key in {path} is shorter than {MinCharacters} characters; make a longer one."
            );
    }
}
