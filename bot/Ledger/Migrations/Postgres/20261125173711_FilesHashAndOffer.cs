using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class FilesHashAndOffer : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "offered_at",
                table: "complaint_files",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "source_sha256",
                table: "complaint_files",
                type: "text",
                nullable: true);

            // What was ready by now has gone with its complaint.
            migrationBuilder.Sql("UPDATE complaint_files SET offered_at = next_at WHERE state = 'Ready'");

            migrationBuilder.CreateIndex(
                name: "ix_complaint_files_offered_at",
                table: "complaint_files",
                column: "offered_at",
                filter: "state = 'Ready' AND offered_at IS NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_complaint_files_offered_at",
                table: "complaint_files");

            migrationBuilder.DropColumn(
                name: "offered_at",
                table: "complaint_files");

            migrationBuilder.DropColumn(
                name: "source_sha256",
                table: "complaint_files");
        }
    }
}
