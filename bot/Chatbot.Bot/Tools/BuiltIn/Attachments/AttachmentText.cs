namespace Chatbot.Bot.Tools.BuiltIn.Attachments;

/// <summary>What was read of an attachment.</summary>
/// <param name="Text">Its text, within the limit.</param>
/// <param name="IsCut">Whether the file holds more.</param>
/// <param name="Problem">Why nothing was read, for the person; null = it was.</param>
internal sealed record AttachmentText(string Text, bool IsCut, string? Problem = null);
