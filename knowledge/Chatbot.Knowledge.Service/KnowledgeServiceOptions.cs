using System.ComponentModel.DataAnnotations;

namespace Chatbot.Knowledge.Service;

/// <summary>Who may use the service, and how much.</summary>
internal sealed class KnowledgeServiceOptions : IValidatableObject
{
    public const string SectionName = "KnowledgeService";

    /// <summary>The tenant of a key that serves every tenant; its callers name one in <c>X-Tenant</c>.</summary>
    public const string AnyTenant = "*";

    private const int HashCharacters = 64;

    /// <summary>What a key may do; each right includes the ones before it.</summary>
    internal enum Right
    {
        /// <summary>Search, ask and open, for a reader.</summary>
        Read = 0,

        /// <summary>Import and delete documents, and see where they stand.</summary>
        Write = 1,

        /// <summary>Delete collections.</summary>
        Admin = 2,
    }

    /// <summary>The keys that are accepted; without any, the service does not start.</summary>
    public IList<ApiKey> Keys { get; } = [];

    /// <summary>
    /// Answers programs on this machine without a key, with every right on <see cref="AnonymousTenant"/>. Development only.
    /// </summary>
    public bool DangerouslyAllowAnonymous { get; set; }

    /// <summary>The tenant of callers without a key. Default <c>default</c>.</summary>
    [Required]
    public string AnonymousTenant { get; set; } = "default";

    /// <summary>Requests of one key, or of one address without a key, in a minute. Default 6000.</summary>
    [Range(1, 10_000_000)]
    public int RequestsPerMinute { get; set; } = 6000;

    /// <summary>Largest body of one upload with several files (<c>/upload</c>), in bytes. Default 200 MB.</summary>
    [Range(1024, 100_000_000_000)]
    public long MaxUploadBytes { get; set; } = 200_000_000;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Keys.Count == 0 && !DangerouslyAllowAnonymous)
        {
            yield return new(
                $"{SectionName}:Keys is empty. Give at least one key a Name, a Tenant, Rights, and Hashes or Files; see docs/knowledge-service.md."
            );
        }

        foreach (var (key, number) in Keys.Select((key, number) => (key, number)))
        {
            var path = $"{SectionName}:Keys:{number}";
            if (string.IsNullOrWhiteSpace(key.Name))
                yield return new($"{path}:Name is empty; logs and limits name the key by it.");
            if (string.IsNullOrWhiteSpace(key.Tenant))
                yield return new($"{path}:Tenant is empty; name a tenant, or * for all of them.");
            if (key.Hashes.Count + key.Files.Count == 0)
                yield return new(
                    $"{path} has neither Hashes nor Files; give it the SHA-256 of the key, or a file that holds it."
                );
            if (key.Hashes.Any(hash => hash.Length != HashCharacters || !hash.All(char.IsAsciiHexDigit)))
                yield return new($"{path}:Hashes must be SHA-256 in {HashCharacters} hexadecimal digits, not the key itself.");
            if (key.Files.FirstOrDefault(file => !File.Exists(file)) is { } missing)
                yield return new($"{path}:Files names {missing}, which does not exist.");
        }

        if (Keys.GroupBy(key => key.Name, StringComparer.Ordinal).FirstOrDefault(same => same.Skip(1).Any()) is { } twice)
            yield return new(
                $"{SectionName}:Keys has two keys with the Name {twice.Key}; to rotate a key, give one entry two Hashes."
            );
    }

    /// <summary>A key: whom it belongs to and what it may do. It is kept as a hash or in a file, never as it is.</summary>
    internal sealed class ApiKey
    {
        /// <summary>Name for logs and limits.</summary>
        public string Name { get; set; } = "";

        /// <summary>The tenant that it serves, or <c>*</c>.</summary>
        public string Tenant { get; set; } = "";

        /// <summary>What it may do.</summary>
        public Right Rights { get; set; } = Right.Read;

        /// <summary>Whether it reads only what everyone in the tenant may see, whomever its caller names.</summary>
        public bool EveryoneOnly { get; set; }

        /// <summary>SHA-256 of the key, in hexadecimal; a second one while the key is being replaced.</summary>
        public IList<string> Hashes { get; } = [];

        /// <summary>Files that hold the key, such as mounted secrets; a second one while the key is being replaced.</summary>
        public IList<string> Files { get; } = [];
    }
}
