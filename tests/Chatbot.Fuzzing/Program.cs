using Chatbot.Fuzzing;

return await FuzzCommand.RunAsync(args);
