namespace Chatbot.Bot.Tools.BuiltIn.Calculator;

/// <summary>What a unit measures.</summary>
internal enum Dimension
{
    Length,
    Mass,
    Time,
    Temperature,
    Area,
    Volume,
    Speed,
    Storage,
    Energy,
}
