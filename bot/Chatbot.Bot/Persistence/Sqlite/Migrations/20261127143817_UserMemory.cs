using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chatbot.Bot.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class UserMemory : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "title",
                table: "conversation",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "user_conversation",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    conversation_id = table.Column<string>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_conversation", x => new { x.tenant, x.channel, x.user_id, x.conversation_id });
                });

            migrationBuilder.CreateTable(
                name: "user_fact",
                columns: table => new
                {
                    fact_id = table.Column<string>(type: "TEXT", nullable: false),
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    text = table.Column<string>(type: "TEXT", nullable: false),
                    subject = table.Column<string>(type: "TEXT", nullable: false),
                    conversation_id = table.Column<string>(type: "TEXT", nullable: false),
                    turn = table.Column<long>(type: "INTEGER", nullable: false),
                    message_id = table.Column<string>(type: "TEXT", nullable: false),
                    said_at = table.Column<long>(type: "INTEGER", nullable: false),
                    expires_at = table.Column<long>(type: "INTEGER", nullable: false),
                    consented_at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_fact", x => x.fact_id);
                });

            migrationBuilder.CreateTable(
                name: "user_memory",
                columns: table => new
                {
                    tenant = table.Column<string>(type: "TEXT", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    user_id = table.Column<string>(type: "TEXT", nullable: false),
                    consented_at = table.Column<long>(type: "INTEGER", nullable: true),
                    forgotten_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_user_memory", x => new { x.tenant, x.channel, x.user_id });
                });

            migrationBuilder.CreateIndex(
                name: "ix_user_fact_expiry",
                table: "user_fact",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_user_fact_user",
                table: "user_fact",
                columns: new[] { "tenant", "channel", "user_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "user_conversation");

            migrationBuilder.DropTable(
                name: "user_fact");

            migrationBuilder.DropTable(
                name: "user_memory");

            migrationBuilder.DropColumn(
                name: "title",
                table: "conversation");
        }
    }
}
