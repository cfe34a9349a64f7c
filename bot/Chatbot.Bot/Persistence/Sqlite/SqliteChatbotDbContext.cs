using Microsoft.EntityFrameworkCore;

namespace Chatbot.Bot.Persistence.Sqlite;

internal sealed class SqliteChatbotDbContext(DbContextOptions<SqliteChatbotDbContext> options) : ChatbotDbContext(options);
