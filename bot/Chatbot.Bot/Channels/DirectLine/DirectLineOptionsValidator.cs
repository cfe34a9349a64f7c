using Chatbot.Bot.Channels.DirectLine.Uploads;
using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.DirectLine;

internal sealed class DirectLineOptionsValidator : IValidateOptions<DirectLineOptions>
{
    private const int ShortestSecret = 16;

    public ValidateOptionsResult Validate(string? name, DirectLineOptions options)
    {
        var failures = new List<string>();
        if (options.Secrets.Any(secret => secret.Length < ShortestSecret))
        {
            failures.Add(
                $"DirectLine:Secret holds a secret shorter than {ShortestSecret} characters, which can be guessed. Use a longer one, for example 32 random bytes in base64."
            );
        }

        foreach (var origin in options.AllowedOrigins.Where(origin => origin != "*" && !Origins.IsOrigin(origin)))
        {
            failures.Add(
                $"DirectLine:AllowedOrigins holds '{origin}', which is not an origin. Write scheme and host only, for example 'https://intranet.contoso.com', or '*' for every site."
            );
        }

        foreach (var extension in options.AllowedExtensions.Where(extension => UploadType.Find(extension) is null))
        {
            failures.Add(
                $"DirectLine:AllowedExtensions holds '{extension}', which is not known. Known: {string.Join(", ", UploadType.All.Select(type => type.Extension))}."
            );
        }

        if (options.MaxFileBytes > options.MaxUploadBytes)
        {
            failures.Add(
                $"DirectLine:MaxFileBytes is {options.MaxFileBytes}, more than DirectLine:MaxUploadBytes ({options.MaxUploadBytes}). Raise the second or lower the first."
            );
        }

        return failures.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(failures);
    }
}
