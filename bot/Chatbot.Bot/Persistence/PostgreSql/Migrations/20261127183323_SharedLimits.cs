using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chatbot.Bot.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class SharedLimits : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Requests of an earlier form cannot be read any more; what they asked for is not done.
            migrationBuilder.Sql("DELETE FROM approval");

            migrationBuilder.AddColumn<string>(
                name: "comment",
                table: "approval",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "cached_answer",
                columns: table => new
                {
                    answer_key = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    conversation_id = table.Column<string>(type: "text", nullable: false),
                    answer = table.Column<string>(type: "text", nullable: false),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_cached_answer", x => x.answer_key);
                });

            migrationBuilder.CreateTable(
                name: "spending",
                columns: table => new
                {
                    day = table.Column<string>(type: "text", nullable: false),
                    micro_dollars = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_spending", x => x.day);
                });

            migrationBuilder.CreateIndex(
                name: "ix_cached_answer_conversation",
                table: "cached_answer",
                column: "conversation_id");

            migrationBuilder.CreateIndex(
                name: "ix_cached_answer_expiry",
                table: "cached_answer",
                column: "expires_at");

            migrationBuilder.CreateIndex(
                name: "ix_cached_answer_user",
                table: "cached_answer",
                columns: new[] { "tenant", "channel", "user_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "cached_answer");

            migrationBuilder.DropTable(
                name: "spending");

            migrationBuilder.DropColumn(
                name: "comment",
                table: "approval");
        }
    }
}
