using Microsoft.Extensions.Options;

namespace Chatbot.Bot.Channels.DirectLine.Page;

internal sealed class WebChatOptionsValidator : IValidateOptions<WebChatOptions>
{
    private const int MostPrompts = 12;
    private const int LongestPrompt = 200;

    public ValidateOptionsResult Validate(string? name, WebChatOptions options)
    {
        if (options.Prompts.Count > MostPrompts)
        {
            return ValidateOptionsResult.Fail(
                $"WebChat:Prompts has {options.Prompts.Count} questions, more than fit the page. Keep at most {MostPrompts}."
            );
        }

        return options.Prompts.Any(prompt => string.IsNullOrWhiteSpace(prompt) || prompt.Length > LongestPrompt)
            ? ValidateOptionsResult.Fail(
                $"WebChat:Prompts holds an empty question or one longer than {LongestPrompt} characters. Remove or shorten it."
            )
            : ValidateOptionsResult.Success;
    }
}
