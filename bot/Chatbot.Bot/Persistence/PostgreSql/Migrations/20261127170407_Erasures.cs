using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chatbot.Bot.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Erasures : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "erasure",
                columns: table => new
                {
                    erasure_id = table.Column<string>(type: "text", nullable: false),
                    tenant = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    conversation_id = table.Column<string>(type: "text", nullable: false),
                    turn = table.Column<long>(type: "bigint", nullable: false),
                    request = table.Column<string>(type: "text", nullable: true),
                    is_everything = table.Column<bool>(type: "boolean", nullable: false),
                    requested_at = table.Column<long>(type: "bigint", nullable: false),
                    finished_at = table.Column<long>(type: "bigint", nullable: true),
                    copies = table.Column<int>(type: "integer", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_erasure", x => x.erasure_id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_erasure_open",
                table: "erasure",
                column: "requested_at",
                filter: "finished_at IS NULL");

            migrationBuilder.CreateIndex(
                name: "ix_erasure_user",
                table: "erasure",
                columns: new[] { "tenant", "channel", "user_id" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "erasure");
        }
    }
}
