using System.ComponentModel.DataAnnotations;
using Chatbot.Knowledge.Search;

namespace Chatbot.Knowledge.Tests.Search;

public sealed class SearchOptionsTests
{
    [Fact]
    public void Field_OutOfRange_IsNamed()
    {
        var options = new KnowledgeOptions();
        options.Search.RerankDepth = 0;
        options.Search.Diversity = 2;
        var result = new KnowledgeOptionsValidator().Validate(null, options);
        Assert.Contains("RerankDepth", result.FailureMessage);
        Assert.Contains("Diversity", result.FailureMessage);
    }

    [Fact]
    public void Field_OfACollection_IsNamedWithIt()
    {
        var options = new KnowledgeOptions();
        options.Collections["faq"] = new CollectionOptions { Search = new SearchOptions { Diversity = 2 } };
        var result = new KnowledgeOptionsRelations().Validate(null, options);
        Assert.Contains("faq", result.FailureMessage);
        Assert.Contains("Diversity", result.FailureMessage);
    }

    [Fact]
    public void Defaults_AreValid()
    {
        var options = new SearchOptions();
        Assert.True(Validator.TryValidateObject(options, new ValidationContext(options), null, validateAllProperties: true));
    }
}
