namespace Chatbot.Knowledge.Answering;

/// <summary>What a sentence must hold to answer a question.</summary>
internal enum QuestionKind
{
    /// <summary>Nothing in particular.</summary>
    Other = 0,

    /// <summary>A name: who, whose, whom.</summary>
    Person = 1,

    /// <summary>A date, a year, a weekday, a duration from now: when.</summary>
    Time = 2,

    /// <summary>A number: how many, how much, how long, how old.</summary>
    Amount = 3,

    /// <summary>A name of a place: where.</summary>
    Place = 4,
}
