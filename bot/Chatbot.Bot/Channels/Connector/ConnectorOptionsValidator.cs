using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.Connector;

internal sealed class ConnectorOptionsValidator(IHostEnvironment environment) : IValidateOptions<ConnectorOptions>
{
    public ValidateOptionsResult Validate(string? name, ConnectorOptions options)
    {
        if (!options.Enabled)
        {
            return ValidateOptionsResult.Success;
        }

        var failures = new List<string>();
        if (string.IsNullOrWhiteSpace(options.AppId) && !environment.IsDevelopment())
        {
            failures.Add(
                $"Connector:AppId is empty and the environment is '{environment.EnvironmentName}': anybody could make the bot answer. "
                    + "Set Connector:AppId to the id of the bot's app registration, or Connector:Enabled=false to turn this channel "
                    + "off. To use the Emulator or the Playground on this machine, set ASPNETCORE_ENVIRONMENT=Development."
            );
        }

        foreach (var host in options.AllowedServiceHosts ?? [])
        {
            if (Uri.CheckHostName(host.StartsWith("*.", StringComparison.Ordinal) ? host[2..] : host) == UriHostNameType.Unknown)
            {
                failures.Add(
                    $"Connector:AllowedServiceHosts holds '{host}', which is not a host name. Use 'host.example' for one host or "
                        + "'*.host.example' for it and everything below, without scheme, port or path."
                );
            }
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
