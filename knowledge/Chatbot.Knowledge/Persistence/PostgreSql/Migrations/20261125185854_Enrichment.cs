using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chatbot.Knowledge.Persistence.PostgreSql.Migrations
{
    /// <inheritdoc />
    public partial class Enrichment : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            // Enriching (3) and Partial (7) are new stages; what came after them moves up.
            migrationBuilder.Sql("""UPDATE "KnowledgeDocuments" SET "Stage" = CASE WHEN "Stage" = 6 THEN 8 ELSE "Stage" + 1 END WHERE "Stage" >= 3""");
            migrationBuilder.AddColumn<byte[]>(
                name: "Enrichment",
                table: "KnowledgeVersions",
                type: "bytea",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.Sql("""UPDATE "KnowledgeDocuments" SET "Stage" = CASE WHEN "Stage" >= 7 THEN 6 ELSE "Stage" - 1 END WHERE "Stage" > 3""");
            migrationBuilder.DropColumn(
                name: "Enrichment",
                table: "KnowledgeVersions");
        }
    }
}
