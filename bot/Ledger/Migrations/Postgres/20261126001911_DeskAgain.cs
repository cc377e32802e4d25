using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class DeskAgain : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<bool>(
                name: "is_skipped",
                table: "reminders",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "about",
                table: "broadcast_recipients",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_recipients_about",
                table: "broadcast_recipients",
                column: "about",
                filter: "about IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_broadcast_recipients_about",
                table: "broadcast_recipients");

            migrationBuilder.DropColumn(
                name: "is_skipped",
                table: "reminders");

            migrationBuilder.DropColumn(
                name: "about",
                table: "broadcast_recipients");
        }
    }
}
