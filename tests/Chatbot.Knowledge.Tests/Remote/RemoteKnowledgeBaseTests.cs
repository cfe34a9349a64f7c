using Chatbot.Knowledge.Tests.Service;

namespace Chatbot.Knowledge.Tests.Remote;

/// <summary>The knowledge base over HTTP, through the suite.</summary>
public sealed class RemoteKnowledgeBaseTests : KnowledgeBaseConformanceTests
{
    protected override async Task<IKnowledgeSubject> StartAsync() => await RemoteSubject.StartAsync(ServiceHost.AdminKey);
}
