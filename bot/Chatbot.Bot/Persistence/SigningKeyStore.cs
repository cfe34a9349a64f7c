namespace Chatbot.Bot.Persistence;

/// <summary>Keys that sign tokens, shared by all nodes. Thread-safe.</summary>
internal sealed class SigningKeyStore(GroupCommitWriter writer, TimeProvider time)
{
    /// <summary>The key with an id; made when nobody has made it yet. Nodes that start at once get the same one.</summary>
    /// <returns>PKCS#8, PEM.</returns>
    public async Task<string> GetOrCreateAsync(string keyId, Func<string> create)
    {
        var pem = create();
        var now = time.GetUtcNow().ToUnixTimeMilliseconds();
        return await writer.RunAsync(
            keyId,
            sql =>
            {
                sql.Execute(
                    "INSERT INTO signing_key (key_id, pem, created_at) VALUES (@p0, @p1, @p2) ON CONFLICT (key_id) DO NOTHING",
                    keyId,
                    pem,
                    now
                );
                return sql.Scalar<string>("SELECT pem FROM signing_key WHERE key_id = @p0", keyId)!;
            }
        );
    }
}
