using Chatbot.Knowledge.Documents;
using Chatbot.Knowledge.Ingestion;

namespace Chatbot.Knowledge.Tests;

/// <summary>A knowledge base under test, however it is reached.</summary>
public interface IKnowledgeSubject : IAsyncDisposable
{
    /// <summary>The tenant that it serves.</summary>
    string Tenant { get; }

    /// <summary>The largest import in bytes.</summary>
    long MaxBytes { get; }

    IKnowledgeBase Knowledge { get; }

    IDocumentFeed Feed { get; }
}
