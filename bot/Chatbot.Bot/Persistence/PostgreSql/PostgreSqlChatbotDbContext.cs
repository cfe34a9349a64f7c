using Microsoft.EntityFrameworkCore;

namespace Chatbot.Bot.Persistence.PostgreSql;

internal sealed class PostgreSqlChatbotDbContext(DbContextOptions<PostgreSqlChatbotDbContext> options)
    : ChatbotDbContext(options);
