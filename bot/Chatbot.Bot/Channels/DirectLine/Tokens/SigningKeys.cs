using System.Security.Cryptography;
using Chatbot.Bot.Persistence;
using Microsoft.IdentityModel.Tokens;

namespace Chatbot.Bot.Channels.DirectLine.Tokens;

/// <summary>The key that signs tokens: made once, kept in storage, the same on all nodes.</summary>
internal sealed class SigningKeys(SigningKeyStore store) : IHostedService, IDisposable
{
    private const string KeyId = "directline-1";
    private ECDsa? _key;
    private ECDsaSecurityKey? _security;

    /// <exception cref="InvalidOperationException">The host has not started.</exception>
    public ECDsaSecurityKey Current =>
        _security ?? throw new InvalidOperationException("The signing key is read when the host starts.");

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        _key = ECDsa.Create();
        _key.ImportFromPem(await store.GetOrCreateAsync(KeyId, CreatePem));
        // A factory of its own: the shared one remembers signers by key id, also those of a host that is gone.
        _security = new(_key) { KeyId = KeyId, CryptoProviderFactory = new CryptoProviderFactory() };
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public void Dispose() => _key?.Dispose();

    private static string CreatePem()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        return key.ExportPkcs8PrivateKeyPem();
    }
}
