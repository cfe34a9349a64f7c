using System.Globalization;

namespace Chatbot.Bot.Dialogs;

/// <summary>What is stored of a dialog cannot be read, so the dialog cannot go on. The text is for the log.</summary>
internal sealed class DialogStateException(string message, Exception? inner = null) : Exception(message, inner)
{
    public static DialogStateException Unknown(string dialog, int stored, int known) =>
        new(
            string.Create(
                CultureInfo.InvariantCulture,
                $"The stored state of dialog '{dialog}' has version {stored}; this version of the product reads version {known}. The dialog is ended; the person begins again."
            )
        );
}
