using Chatbot.Knowledge;
using Chatbot.Knowledge.Readers;
using Microsoft.Extensions.DependencyInjection;

namespace Chatbot.Fuzzing;

/// <summary>The readers under the limits of the fuzzer.</summary>
public static class Extractors
{
    /// <summary>Every reader of the catalogue; a file that takes longer than the deadline is a finding.</summary>
    public static ServiceProvider Create(TimeSpan deadline)
    {
        var services = new ServiceCollection().AddDocumentReaders();
        services.Configure<KnowledgeOptions>(options => options.Limits = new ReaderLimits { Timeout = deadline });
        return services.BuildServiceProvider();
    }
}
