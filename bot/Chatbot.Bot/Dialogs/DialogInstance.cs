using System.Text.Json;

namespace Chatbot.Bot.Dialogs;

/// <summary>Where a conversation stands in one dialog.</summary>
/// <param name="Id">The dialog.</param>
/// <param name="Version">The <see cref="Dialog.Version"/> that wrote <paramref name="State"/>.</param>
/// <param name="State">Its typed state, as JSON.</param>
internal sealed record DialogInstance(string Id, int Version, JsonElement State);
