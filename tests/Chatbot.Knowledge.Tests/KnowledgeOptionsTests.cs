using Microsoft.Extensions.Options;

namespace Chatbot.Knowledge.Tests;

public sealed class KnowledgeOptionsTests
{
    [Fact]
    public void Defaults_AreValid()
    {
        Assert.Same(ValidateOptionsResult.Success, new KnowledgeOptionsValidator().Validate(null, new KnowledgeOptions()));
        Assert.Same(ValidateOptionsResult.Success, new KnowledgeOptionsRelations().Validate(null, new KnowledgeOptions()));
    }

    [Fact]
    public void Field_OutOfRange_IsNamed()
    {
        var options = new KnowledgeOptions();
        options.Ingestion.Parallelism = 0;
        options.Limits.MaxBytes = -1;
        var result = new KnowledgeOptionsValidator().Validate(null, options);

        Assert.Contains("Parallelism", result.FailureMessage);
        Assert.Contains("MaxBytes", result.FailureMessage);
    }

    [Fact]
    public void Relations_NameBothValues()
    {
        var options = new KnowledgeOptions { Engine = DatabaseEngine.PostgreSql };
        options.Chunking.OverlapTokens = 100;
        var result = new KnowledgeOptionsRelations().Validate(null, options);

        Assert.Contains("ConnectionString", result.FailureMessage);
        Assert.Contains("(100)", result.FailureMessage);
        Assert.Contains("(180)", result.FailureMessage);
    }

    [Theory]
    [InlineData(ChunkStoreEngine.PostgreSql, "Knowledge:PostgreSql:ConnectionString")]
    [InlineData(ChunkStoreEngine.Qdrant, "Knowledge:Qdrant:Endpoint")]
    [InlineData(ChunkStoreEngine.Pinecone, "Knowledge:Pinecone:ApiKey")]
    [InlineData(ChunkStoreEngine.AzureAISearch, "Knowledge:AzureAISearch:Endpoint")]
    [InlineData((ChunkStoreEngine)99, "Knowledge:Store")]
    public void Store_SettingIsMissing_IsNamed(ChunkStoreEngine engine, string setting)
    {
        var result = new KnowledgeOptionsStore().Validate(null, new KnowledgeOptions { Store = engine });

        Assert.Contains(setting, result.FailureMessage);
        Assert.Same(ValidateOptionsResult.Success, new KnowledgeOptionsStore().Validate(null, new KnowledgeOptions()));
    }

    [Fact]
    public void Store_FollowsTheEngine()
    {
        var options = new KnowledgeOptions { Engine = DatabaseEngine.PostgreSql, ConnectionString = "Host=db" };

        Assert.Equal(ChunkStoreEngine.PostgreSql, options.UsedStore);
        Assert.Same(ValidateOptionsResult.Success, new KnowledgeOptionsStore().Validate(null, options));
        options.Store = ChunkStoreEngine.Sqlite;
        Assert.Equal(ChunkStoreEngine.Sqlite, options.UsedStore);
    }

    [Fact]
    public void StoreOptions_OutOfRange_AreNamed()
    {
        var options = new KnowledgeOptions();
        options.PostgreSql.SchemaPrefix = "x; DROP";
        options.Qdrant.Dimensions = 0;
        options.Pinecone.VisibleWithin = TimeSpan.Zero;
        options.AzureAISearch.IndexPrefix = "Upper";
        var result = new KnowledgeOptionsValidator().Validate(null, options);

        Assert.Contains("SchemaPrefix", result.FailureMessage);
        Assert.Contains("Dimensions", result.FailureMessage);
        Assert.Contains("VisibleWithin", result.FailureMessage);
        Assert.Contains("IndexPrefix", result.FailureMessage);
    }
}
