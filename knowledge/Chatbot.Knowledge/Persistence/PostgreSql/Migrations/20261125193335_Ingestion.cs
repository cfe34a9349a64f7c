using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chatbot.Knowledge.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Ingestion : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_KnowledgeDocuments_Stage_ImportedAt",
                table: "KnowledgeDocuments");

            migrationBuilder.RenameColumn(
                name: "NextAttemptAt",
                table: "KnowledgeDocuments",
                newName: "WorkAt");

            migrationBuilder.AddColumn<string>(
                name: "Recipe",
                table: "KnowledgeVersions",
                type: "character varying(64)",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Done",
                table: "KnowledgeDocuments",
                type: "integer",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner",
                table: "KnowledgeDocuments",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "RebuildAttempts",
                table: "KnowledgeDocuments",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "ServedReason",
                table: "KnowledgeDocuments",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ServedSpace",
                table: "KnowledgeDocuments",
                type: "character varying(20)",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<DateTimeOffset>(
                name: "StageStartedAt",
                table: "KnowledgeDocuments",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Total",
                table: "KnowledgeDocuments",
                type: "integer",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "KnowledgeContent",
                columns: table => new
                {
                    Hash = table.Column<string>(type: "character varying(64)", maxLength: 64, nullable: false),
                    Part = table.Column<int>(type: "integer", nullable: false),
                    Bytes = table.Column<byte[]>(type: "bytea", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnowledgeContent", x => new { x.Hash, x.Part });
                });

            // WorkAt is the list of what is to be done; a document in whose middle its process died runs alone.
            migrationBuilder.Sql("""UPDATE "KnowledgeDocuments" SET "IsSuspect" = TRUE WHERE "IsRunning" = TRUE""");
            migrationBuilder.Sql(
                """UPDATE "KnowledgeDocuments" SET "WorkAt" = CASE WHEN "IsDeleted" = TRUE OR "IsRelabelDue" = TRUE OR "Stage" < 6 THEN COALESCE("WorkAt", "ImportedAt") END""");
            migrationBuilder.Sql("""UPDATE "KnowledgeDocuments" SET "ServedSpace" = 'main' WHERE "ServedVersion" IS NOT NULL""");
            migrationBuilder.DropColumn(
                name: "IsRunning",
                table: "KnowledgeDocuments");

            migrationBuilder.CreateTable(
                name: "KnowledgeSpaces",
                columns: table => new
                {
                    Name = table.Column<string>(type: "character varying(20)", maxLength: 20, nullable: false),
                    State = table.Column<int>(type: "integer", nullable: false),
                    Recipe = table.Column<string>(type: "text", nullable: false),
                    CreatedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false),
                    ChangedAt = table.Column<DateTimeOffset>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnowledgeSpaces", x => x.Name);
                });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeDocuments_ServedSpace",
                table: "KnowledgeDocuments",
                column: "ServedSpace");

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeDocuments_UpdatedAt",
                table: "KnowledgeDocuments",
                column: "UpdatedAt");

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeDocuments_WorkAt",
                table: "KnowledgeDocuments",
                column: "WorkAt");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KnowledgeContent");

            migrationBuilder.DropTable(
                name: "KnowledgeSpaces");

            migrationBuilder.DropIndex(
                name: "IX_KnowledgeDocuments_ServedSpace",
                table: "KnowledgeDocuments");

            migrationBuilder.DropIndex(
                name: "IX_KnowledgeDocuments_UpdatedAt",
                table: "KnowledgeDocuments");

            migrationBuilder.DropIndex(
                name: "IX_KnowledgeDocuments_WorkAt",
                table: "KnowledgeDocuments");

            migrationBuilder.DropColumn(
                name: "Recipe",
                table: "KnowledgeVersions");

            migrationBuilder.DropColumn(
                name: "Done",
                table: "KnowledgeDocuments");

            migrationBuilder.DropColumn(
                name: "Owner",
                table: "KnowledgeDocuments");

            migrationBuilder.DropColumn(
                name: "RebuildAttempts",
                table: "KnowledgeDocuments");

            migrationBuilder.DropColumn(
                name: "ServedReason",
                table: "KnowledgeDocuments");

            migrationBuilder.DropColumn(
                name: "ServedSpace",
                table: "KnowledgeDocuments");

            migrationBuilder.DropColumn(
                name: "StageStartedAt",
                table: "KnowledgeDocuments");

            migrationBuilder.DropColumn(
                name: "Total",
                table: "KnowledgeDocuments");

            migrationBuilder.RenameColumn(
                name: "WorkAt",
                table: "KnowledgeDocuments",
                newName: "NextAttemptAt");

            migrationBuilder.AddColumn<bool>(
                name: "IsRunning",
                table: "KnowledgeDocuments",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeDocuments_Stage_ImportedAt",
                table: "KnowledgeDocuments",
                columns: new[] { "Stage", "ImportedAt" });
        }
    }
}
