namespace Chatbot.Bot.Dialogs.Memory;

/// <summary>Asks whether things may be remembered across conversations. Any other message is answered instead, and nothing is remembered.</summary>
internal sealed class ConsentDialog(PersonalMemory memory) : QuestionDialog(DialogId, MemoryTexts.AskConsent)
{
    public const string DialogId = "consent";

    public override LocalText Title => MemoryTexts.ConsentName;

    public override bool GivesWay => true;

    protected override async Task<LocalText> DoAsync(DialogTurn turn, bool isYes)
    {
        await memory.SetConsentAsync(turn.Context, isYes);
        return isYes ? MemoryTexts.Given : MemoryTexts.Refused;
    }
}
