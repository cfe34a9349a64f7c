using System.Text.Json;

namespace Chatbot.Bot.Dialogs.Waterfalls;

/// <summary>Where a <see cref="WaterfallDialog"/> stands.</summary>
/// <param name="Step">Name of the step that runs.</param>
/// <param name="Values">The dialog's typed state.</param>
internal sealed record WaterfallPosition(string Step, JsonElement Values);
