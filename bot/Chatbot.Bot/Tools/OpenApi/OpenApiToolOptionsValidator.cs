using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Tools.OpenApi;

internal sealed class OpenApiToolOptionsValidator : IValidateOptions<OpenApiToolOptions>
{
    private const int LongestName = 20;

    public ValidateOptionsResult Validate(string? name, OpenApiToolOptions options)
    {
        var failures = options.Services.SelectMany(entry => Check(entry.Key, entry.Value)).ToList();
        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }

    private static IEnumerable<string> Check(string name, OpenApiServiceSettings service)
    {
        var key = $"Tools:OpenApi:Services:{name}";
        if (name.Length > LongestName || !name.All(character => char.IsAsciiLetterOrDigit(character) || character == '-'))
            yield return $"{key}: a name has up to {LongestName} letters, digits and '-'. Rename it.";
        if (!File.Exists(service.Document))
            yield return $"{key}:Document is '{service.Document}', which is no file. Set it to the OpenAPI document.";
        if (!Uri.TryCreate(service.BaseAddress, UriKind.Absolute, out var address) || !IsSafe(address))
            yield return $"{key}:BaseAddress is '{service.BaseAddress}'. Set it to an https address; plain http is for this machine only.";
        else if (!service.AllowedHosts.Contains(address.Host, StringComparer.OrdinalIgnoreCase))
            yield return $"{key}:AllowedHosts does not name {address.Host}. Add the host of BaseAddress.";
        if (service.Timeout < TimeSpan.FromMilliseconds(100) || service.Timeout > TimeSpan.FromMinutes(2))
            yield return $"{key}:Timeout is {service.Timeout}. Set it to 0.1 seconds to 2 minutes.";
    }

    private static bool IsSafe(Uri address) =>
        address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback);
}
