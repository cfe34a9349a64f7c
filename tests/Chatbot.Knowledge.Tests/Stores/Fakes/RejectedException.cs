namespace Chatbot.Knowledge.Tests.Stores.Fakes;

/// <summary>A request that the published API does not allow.</summary>
public sealed class RejectedException(string message, int status = 400) : Exception(message)
{
    public int Status => status;
}
