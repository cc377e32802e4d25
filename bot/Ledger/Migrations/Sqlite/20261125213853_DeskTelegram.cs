using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DeskTelegram : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "desk_events_told",
                columns: table => new
                {
                    event_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    at = table.Column<long>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_desk_events_told", x => x.event_id);
                });

            migrationBuilder.CreateTable(
                name: "reply_drafts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    staff_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    telegram_id = table.Column<string>(type: "TEXT", nullable: false),
                    complaint_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    words = table.Column<string>(type: "TEXT", nullable: false),
                    files = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    delivery_id = table.Column<string>(type: "TEXT", nullable: true),
                    reference = table.Column<string>(type: "TEXT", nullable: true),
                    told = table.Column<string>(type: "TEXT", nullable: true),
                    is_watched = table.Column<bool>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_reply_drafts", x => x.id);
                    table.ForeignKey(
                        name: "fk_reply_drafts_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_case_notes_said_at",
                table: "case_notes",
                column: "said_at");

            migrationBuilder.CreateIndex(
                name: "ix_desk_events_told_at",
                table: "desk_events_told",
                column: "at");

            migrationBuilder.CreateIndex(
                name: "ix_reply_drafts_complaint_id",
                table: "reply_drafts",
                column: "complaint_id");

            migrationBuilder.CreateIndex(
                name: "ix_reply_drafts_sent_at",
                table: "reply_drafts",
                column: "sent_at",
                filter: "is_watched");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "desk_events_told");

            migrationBuilder.DropTable(
                name: "reply_drafts");

            migrationBuilder.DropIndex(
                name: "ix_case_notes_said_at",
                table: "case_notes");
        }
    }
}
