using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class IncidentTime : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<TimeOnly>(
                name: "incident_time",
                table: "complaints",
                type: "time without time zone",
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "is_date_approximate",
                table: "complaints",
                type: "boolean",
                nullable: false,
                defaultValue: false);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "incident_time",
                table: "complaints");

            migrationBuilder.DropColumn(
                name: "is_date_approximate",
                table: "complaints");
        }
    }
}
