namespace Chatbot.Knowledge.Tests;

/// <summary>The knowledge base in this process, through the suite.</summary>
public sealed class InProcessKnowledgeBaseTests : KnowledgeBaseConformanceTests
{
    protected override async Task<IKnowledgeSubject> StartAsync() => await InProcessSubject.StartAsync();
}
