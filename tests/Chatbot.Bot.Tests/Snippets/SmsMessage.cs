namespace Chatbot.Bot.Tests.Snippets;

#region channel-wire
/// <summary>A message as the gateway posts it, and takes it.</summary>
internal sealed record SmsMessage(string Id, string Number, string Text);
#endregion
