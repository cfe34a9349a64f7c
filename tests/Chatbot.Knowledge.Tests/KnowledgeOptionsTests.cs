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
}
