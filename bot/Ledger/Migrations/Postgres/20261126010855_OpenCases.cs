using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class OpenCases : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateIndex(
                name: "ix_complaints_erased_at",
                table: "complaints",
                column: "erased_at",
                filter: "erased_at IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_filed_at",
                table: "complaints",
                column: "filed_at",
                filter: "status NOT IN ('Closed', 'Archived', 'Withdrawn')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_complaints_erased_at",
                table: "complaints");

            migrationBuilder.DropIndex(
                name: "ix_complaints_filed_at",
                table: "complaints");
        }
    }
}
