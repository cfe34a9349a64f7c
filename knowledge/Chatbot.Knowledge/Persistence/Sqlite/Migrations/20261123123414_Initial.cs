using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Chatbot.Knowledge.Persistence.Sqlite.Migrations
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "KnowledgeDocuments",
                columns: table => new
                {
                    Tenant = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    DocumentId = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    MediaType = table.Column<string>(type: "TEXT", nullable: true),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    GivenTitle = table.Column<string>(type: "TEXT", nullable: true),
                    SourceUrl = table.Column<string>(type: "TEXT", nullable: true),
                    Tags = table.Column<string>(type: "TEXT", nullable: false),
                    Access = table.Column<string>(type: "TEXT", nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    Bytes = table.Column<long>(type: "INTEGER", nullable: false),
                    Stage = table.Column<int>(type: "INTEGER", nullable: false),
                    Attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    Reason = table.Column<string>(type: "TEXT", nullable: true),
                    Timings = table.Column<string>(type: "TEXT", nullable: false),
                    ImportedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    UpdatedAt = table.Column<long>(type: "INTEGER", nullable: false),
                    Revision = table.Column<long>(type: "INTEGER", nullable: false),
                    IsRunning = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsSuspect = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsDeleted = table.Column<bool>(type: "INTEGER", nullable: false),
                    IsRelabelDue = table.Column<bool>(type: "INTEGER", nullable: false),
                    NextAttemptAt = table.Column<long>(type: "INTEGER", nullable: true),
                    ServedVersion = table.Column<string>(type: "TEXT", maxLength: 64, nullable: true),
                    ServedChunks = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnowledgeDocuments", x => new { x.Tenant, x.DocumentId });
                });

            migrationBuilder.CreateTable(
                name: "KnowledgeVersions",
                columns: table => new
                {
                    Tenant = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    DocumentId = table.Column<string>(type: "TEXT", maxLength: 1024, nullable: false),
                    Version = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    ContentHash = table.Column<string>(type: "TEXT", maxLength: 64, nullable: false),
                    FileName = table.Column<string>(type: "TEXT", nullable: false),
                    Title = table.Column<string>(type: "TEXT", nullable: false),
                    Text = table.Column<string>(type: "TEXT", nullable: false),
                    Structure = table.Column<byte[]>(type: "BLOB", nullable: false),
                    Chunks = table.Column<byte[]>(type: "BLOB", nullable: true),
                    Vectors = table.Column<byte[]>(type: "BLOB", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_KnowledgeVersions", x => new { x.Tenant, x.DocumentId, x.Version });
                });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeDocuments_ContentHash",
                table: "KnowledgeDocuments",
                column: "ContentHash");

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeDocuments_Stage_ImportedAt",
                table: "KnowledgeDocuments",
                columns: new[] { "Stage", "ImportedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeDocuments_Tenant_Title",
                table: "KnowledgeDocuments",
                columns: new[] { "Tenant", "Title" });

            migrationBuilder.CreateIndex(
                name: "IX_KnowledgeVersions_ContentHash",
                table: "KnowledgeVersions",
                column: "ContentHash");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "KnowledgeDocuments");

            migrationBuilder.DropTable(
                name: "KnowledgeVersions");
        }
    }
}
