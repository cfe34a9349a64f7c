using System.Globalization;

namespace Chatbot.Bot.Cards.Templating;

/// <summary>What is left of <see cref="ExpressionLimits.MaxWork"/>.</summary>
internal sealed class WorkBudget
{
    private const int CharactersPerUnit = 8;
    private long _left = ExpressionLimits.MaxWork;

    /// <exception cref="CardException">Nothing is left; it ends the template.</exception>
    public void Spend(long units)
    {
        _left -= units;
        if (_left < 0)
        {
            throw new CardException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"The template asks for more than {ExpressionLimits.MaxWork} units of work. Repeat fewer elements, or give less data."
                )
            );
        }
    }

    /// <summary>Pays for a text before it is made.</summary>
    public void SpendText(long characters) => Spend(1 + characters / CharactersPerUnit);
}
