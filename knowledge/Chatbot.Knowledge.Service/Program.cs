using Chatbot.Knowledge.Service;

await KnowledgeServiceApplication.Build(args).RunAsync();
