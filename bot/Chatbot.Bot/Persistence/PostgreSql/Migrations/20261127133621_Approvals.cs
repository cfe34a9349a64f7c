using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chatbot.Bot.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Approvals : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "requester_id",
                table: "tool_audit",
                type: "text",
                nullable: false,
                defaultValue: "");

            migrationBuilder.CreateTable(
                name: "approval",
                columns: table => new
                {
                    approval_id = table.Column<string>(type: "text", nullable: false),
                    conversation_id = table.Column<string>(type: "text", nullable: false),
                    user_id = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false),
                    pending = table.Column<string>(type: "text", nullable: false),
                    approver = table.Column<string>(type: "text", nullable: false),
                    approver_conversation_id = table.Column<string>(type: "text", nullable: false),
                    approver_reference = table.Column<string>(type: "text", nullable: false),
                    card_activity_id = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: false),
                    decided_turn = table.Column<string>(type: "text", nullable: true),
                    arguments = table.Column<string>(type: "text", nullable: true),
                    is_remembered = table.Column<bool>(type: "boolean", nullable: false),
                    decided_by = table.Column<string>(type: "text", nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true),
                    expires_at = table.Column<long>(type: "bigint", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approval", x => x.approval_id);
                });

            migrationBuilder.CreateTable(
                name: "approver",
                columns: table => new
                {
                    approver = table.Column<string>(type: "text", nullable: false),
                    conversation_id = table.Column<string>(type: "text", nullable: false),
                    reference = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_approver", x => x.approver);
                });

            migrationBuilder.CreateIndex(
                name: "ix_approval_status",
                table: "approval",
                columns: new[] { "status", "expires_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "approval");

            migrationBuilder.DropTable(
                name: "approver");

            migrationBuilder.DropColumn(
                name: "requester_id",
                table: "tool_audit");
        }
    }
}
