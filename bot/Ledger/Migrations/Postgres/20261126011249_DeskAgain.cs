using System;
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

            migrationBuilder.AddColumn<DateOnly>(
                name: "step_due",
                table: "complaints",
                type: "date",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "about",
                table: "broadcast_recipients",
                type: "text",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "holidays",
                columns: table => new
                {
                    day = table.Column<DateOnly>(type: "date", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_holidays", x => x.day);
                });

            migrationBuilder.CreateTable(
                name: "sla_changes",
                columns: table => new
                {
                    from = table.Column<DateOnly>(type: "date", nullable: false),
                    limits = table.Column<string>(type: "text", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_sla_changes", x => x.from);
                });

            migrationBuilder.CreateTable(
                name: "staff_proposals",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    subject = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: false),
                    role = table.Column<string>(type: "text", nullable: false),
                    institution_code = table.Column<string>(type: "text", nullable: true),
                    is_restore = table.Column<bool>(type: "boolean", nullable: false),
                    proposed_by = table.Column<Guid>(type: "uuid", nullable: false),
                    proposed_at = table.Column<long>(type: "bigint", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    decided_by = table.Column<Guid>(type: "uuid", nullable: true),
                    decided_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_staff_proposals", x => x.id);
                });

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_recipients_about",
                table: "broadcast_recipients",
                column: "about",
                filter: "about IS NOT NULL");

            migrationBuilder.CreateIndex(
                name: "ix_staff_proposals_proposed_at",
                table: "staff_proposals",
                column: "proposed_at",
                filter: "state = 'Open'");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "holidays");

            migrationBuilder.DropTable(
                name: "sla_changes");

            migrationBuilder.DropTable(
                name: "staff_proposals");

            migrationBuilder.DropIndex(
                name: "ix_broadcast_recipients_about",
                table: "broadcast_recipients");

            migrationBuilder.DropColumn(
                name: "is_skipped",
                table: "reminders");

            migrationBuilder.DropColumn(
                name: "step_due",
                table: "complaints");

            migrationBuilder.DropColumn(
                name: "about",
                table: "broadcast_recipients");
        }
    }
}
