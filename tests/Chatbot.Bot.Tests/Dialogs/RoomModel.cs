namespace Chatbot.Bot.Tests.Dialogs;

/// <summary>What the sample dialog of a room must say, without any of its code.</summary>
internal sealed class RoomModel
{
    private static readonly string[] Questions = ["", "How many people?", "On which day?", "Shall I book it?"];
    private static readonly string[] Answers = ["book a room", "4", "2027-05-03", "yes"];
    private int _step;

    /// <summary>What is written next, and part of what must come back.</summary>
    /// <param name="move">0 to 3: cancel, help, a question, a bad answer; more: an answer, or the words that start it.</param>
    public (string Text, string Expected) Next(int move)
    {
        switch (move)
        {
            case 0 when _step > 0:
                _step = 0;
                return ("cancel", "Cancelled. Nothing was done.");
            case 1 when _step > 0:
                return ("help", Questions[_step]);
            case 2 when _step > 0:
                return ("How old is the oak?", Questions[_step]);
            case 3 when _step > 0:
                return ("zzz", Questions[_step]);
            default:
                var text = Answers[_step];
                _step = (_step + 1) % Answers.Length;
                return (text, _step == 0 ? "Booked." : Questions[_step]);
        }
    }
}
