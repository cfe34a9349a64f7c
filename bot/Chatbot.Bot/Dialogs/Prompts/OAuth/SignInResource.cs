using System.Text.Json;

namespace Chatbot.Bot.Dialogs.Prompts.OAuth;

/// <summary>How a person signs in, as the token service says.</summary>
/// <param name="SignInLink">Where.</param>
/// <param name="TokenExchangeResource">What a client needs for single sign-on; null = it cannot.</param>
/// <param name="TokenPostResource">Where a client may post a token; null = nowhere.</param>
internal sealed record SignInResource(string SignInLink, JsonElement? TokenExchangeResource, JsonElement? TokenPostResource);
