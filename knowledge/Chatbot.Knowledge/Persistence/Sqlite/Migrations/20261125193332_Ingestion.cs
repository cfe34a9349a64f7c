using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chatbot.Knowledge.Persistence.Sqlite.Migrations
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

            migrationBuilder.AddColumn<int>(
                name: "RebuildAttempts",
                table: "KnowledgeDocuments",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<string>(
                name: "Recipe",
                table: "KnowledgeVersions",
                type: "TEXT",
                maxLength: 64,
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Done",
                table: "KnowledgeDocuments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Owner",
                table: "KnowledgeDocuments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ServedReason",
                table: "KnowledgeDocuments",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "ServedSpace",
                table: "KnowledgeDocuments",
                type: "TEXT",
                maxLength: 20,
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "StageStartedAt",
                table: "KnowledgeDocuments",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "Total",
                table: "KnowledgeDocuments",
                type: "INTEGER",
                nullable: true);

            // WorkAt is the list of what is to be done; a document in whose middle its process died runs alone.
            migrationBuilder.Sql("""UPDATE "KnowledgeDocuments" SET "IsSuspect" = 1 WHERE "IsRunning" = 1""");
            migrationBuilder.Sql(
                """UPDATE "KnowledgeDocuments" SET "WorkAt" = CASE WHEN "IsDeleted" = 1 OR "IsRelabelDue" = 1 OR "Stage" < 6 THEN COALESCE("WorkAt", "ImportedAt") END""");
            migrationBuilder.DropColumn(
                name: "IsRunning",
                table: "KnowledgeDocuments");

            migrationBuilder.CreateTable(
                name: "KnowledgeSpaces",
                columns: table => new
                {
                    Name = table.Column<string>(type: "TEXT", maxLength: 20, nullable: false),
                    State = table.Column<int>(type: "INTEGER", nullable: false),
                    Recipe = table.Column<string>(type: "TEXT", nullable: false),
                    CreatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    ChangedAt = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnowledgeSpaces", x => x.Name);
                });

            // The index of earlier versions had another form: as a replaced one, its documents go to the new one by themselves.
            migrationBuilder.Sql("""UPDATE "KnowledgeDocuments" SET "ServedSpace" = 'first' WHERE "ServedVersion" IS NOT NULL""");
            migrationBuilder.Sql(
                """INSERT INTO "KnowledgeSpaces" ("Name", "State", "Recipe", "CreatedAt", "ChangedAt") SELECT 'first', 2, '', 0, 0 WHERE EXISTS (SELECT 1 FROM "KnowledgeDocuments" WHERE "ServedSpace" = 'first')""");

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
                name: "RebuildAttempts",
                table: "KnowledgeDocuments");

            migrationBuilder.AddColumn<bool>(
                name: "IsRunning",
                table: "KnowledgeDocuments",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.DropColumn(
                name: "Done",
                table: "KnowledgeDocuments");

            migrationBuilder.DropColumn(
                name: "Owner",
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

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeDocuments_Stage_ImportedAt",
                table: "KnowledgeDocuments",
                columns: new[] { "Stage", "ImportedAt" });
        }
    }
}
