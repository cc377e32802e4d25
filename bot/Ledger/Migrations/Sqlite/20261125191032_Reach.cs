using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Reach : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<long>(
                name: "unreachable_since",
                table: "people",
                type: "INTEGER",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_people_unreachable_since",
                table: "people",
                column: "unreachable_since",
                filter: "unreachable_since IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_channel_address",
                table: "deliveries",
                columns: new[] { "channel", "address" },
                filter: "state = 'Resting'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_people_unreachable_since",
                table: "people");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_channel_address",
                table: "deliveries");

            migrationBuilder.DropColumn(
                name: "unreachable_since",
                table: "people");
        }
    }
}
