namespace Chatbot.EndToEnd.Tests.Pages;

[CollectionDefinition(Name)]
public sealed class HandbookCollection : ICollectionFixture<HandbookPages>
{
    public const string Name = "Pages with the handbook";
}
