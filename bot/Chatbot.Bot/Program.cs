using Chatbot.Bot.Commands;

return await ChatbotCommand.Create().Parse(args).InvokeAsync();
