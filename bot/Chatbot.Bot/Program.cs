using Chatbot.Bot.Commands;

return await ChatbotCommand.RunAsync(args);
