using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Relay : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "claimed_by",
                table: "submissions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "claimed_until",
                table: "submissions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<long>(
                name: "reminded_at",
                table: "submissions",
                type: "bigint",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "hub_url",
                table: "complaints",
                type: "text",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "ix_submissions_state_created_at",
                table: "submissions",
                columns: new[] { "state", "created_at" });

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_seq",
                table: "deliveries",
                column: "seq",
                filter: "state = 'Dead'");

            migrationBuilder.CreateIndex(
                name: "ix_case_notes_state_said_at",
                table: "case_notes",
                columns: new[] { "state", "said_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "ix_submissions_state_created_at",
                table: "submissions");

            migrationBuilder.DropIndex(
                name: "ix_deliveries_seq",
                table: "deliveries");

            migrationBuilder.DropIndex(
                name: "ix_case_notes_state_said_at",
                table: "case_notes");

            migrationBuilder.DropColumn(
                name: "claimed_by",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "claimed_until",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "reminded_at",
                table: "submissions");

            migrationBuilder.DropColumn(
                name: "hub_url",
                table: "complaints");
        }
    }
}
