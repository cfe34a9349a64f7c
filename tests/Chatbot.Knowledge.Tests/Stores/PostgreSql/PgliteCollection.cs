using Chatbot.Testing.Databases;

namespace Chatbot.Knowledge.Tests.Stores.PostgreSql;

/// <summary>Tests that share one server, one after the other.</summary>
[CollectionDefinition(Name)]
public sealed class PgliteCollection : ICollectionFixture<PgliteServer>
{
    public const string Name = "pglite";
}
