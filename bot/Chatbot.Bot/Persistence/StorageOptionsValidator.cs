using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Persistence;

internal sealed class StorageOptionsValidator : IValidateOptions<StorageOptions>
{
    public ValidateOptionsResult Validate(string? name, StorageOptions options) =>
        options.Provider switch
        {
            StorageOptions.SqliteProvider => ValidateOptionsResult.Success,
            StorageOptions.PostgresProvider when string.IsNullOrWhiteSpace(options.ConnectionString) =>
                ValidateOptionsResult.Fail(
                    "Storage:Provider is 'postgres' but Storage:ConnectionString is empty. Set it, for example to 'Host=db;Database=chatbot;Username=chatbot'."
                ),
            StorageOptions.PostgresProvider => ValidateOptionsResult.Success,
            _ => ValidateOptionsResult.Fail(
                $"Storage:Provider is '{options.Provider}'. Allowed values: '{StorageOptions.SqliteProvider}', '{StorageOptions.PostgresProvider}'."
            ),
        };
}
