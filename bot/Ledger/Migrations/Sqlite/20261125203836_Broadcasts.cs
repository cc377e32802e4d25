using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Broadcasts : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "broadcasts",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "TEXT", nullable: false),
                    kind = table.Column<string>(type: "TEXT", nullable: false),
                    original_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    author_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    institution_code = table.Column<string>(type: "TEXT", nullable: true),
                    sender = table.Column<string>(type: "TEXT", nullable: false),
                    indonesian = table.Column<string>(type: "TEXT", nullable: false),
                    english = table.Column<string>(type: "TEXT", nullable: true),
                    audience = table.Column<string>(type: "TEXT", nullable: false),
                    content_hash = table.Column<string>(type: "TEXT", nullable: false),
                    text_hash = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    state_since = table.Column<long>(type: "INTEGER", nullable: false),
                    created_at = table.Column<long>(type: "INTEGER", nullable: false),
                    not_before = table.Column<long>(type: "INTEGER", nullable: true),
                    approver_id = table.Column<Guid>(type: "TEXT", nullable: true),
                    approved_hash = table.Column<string>(type: "TEXT", nullable: true),
                    started_at = table.Column<long>(type: "INTEGER", nullable: true),
                    finished_at = table.Column<long>(type: "INTEGER", nullable: true),
                    total = table.Column<int>(type: "INTEGER", nullable: false),
                    canary = table.Column<int>(type: "INTEGER", nullable: false),
                    released = table.Column<int>(type: "INTEGER", nullable: false),
                    hold_reason = table.Column<string>(type: "TEXT", nullable: true),
                    is_brake_off = table.Column<bool>(type: "INTEGER", nullable: false),
                    progress_reference = table.Column<string>(type: "TEXT", nullable: true),
                    progress_at = table.Column<long>(type: "INTEGER", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcasts", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "broadcast_recipients",
                columns: table => new
                {
                    seq = table.Column<long>(type: "INTEGER", nullable: false)
                        .Annotation("Sqlite:Autoincrement", true),
                    broadcast_id = table.Column<Guid>(type: "TEXT", nullable: false),
                    position = table.Column<int>(type: "INTEGER", nullable: false),
                    channel = table.Column<string>(type: "TEXT", nullable: false),
                    address = table.Column<string>(type: "TEXT", nullable: false),
                    language = table.Column<string>(type: "TEXT", nullable: false),
                    state = table.Column<string>(type: "TEXT", nullable: false),
                    reason = table.Column<string>(type: "TEXT", nullable: true),
                    begun_at = table.Column<long>(type: "INTEGER", nullable: true),
                    sent_at = table.Column<long>(type: "INTEGER", nullable: true),
                    reference = table.Column<string>(type: "TEXT", nullable: true),
                    replaces = table.Column<string>(type: "TEXT", nullable: true),
                    attempts = table.Column<int>(type: "INTEGER", nullable: false),
                    next_at = table.Column<long>(type: "INTEGER", nullable: false),
                    lease_until = table.Column<long>(type: "INTEGER", nullable: true),
                    lease_token = table.Column<Guid>(type: "TEXT", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_broadcast_recipients", x => x.seq);
                    table.ForeignKey(
                        name: "fk_broadcast_recipients_broadcast_id",
                        column: x => x.broadcast_id,
                        principalTable: "broadcasts",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_recipients_broadcast_id_channel_address",
                table: "broadcast_recipients",
                columns: new[] { "broadcast_id", "channel", "address" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_recipients_broadcast_id_channel_position",
                table: "broadcast_recipients",
                columns: new[] { "broadcast_id", "channel", "position" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_recipients_broadcast_id_state",
                table: "broadcast_recipients",
                columns: new[] { "broadcast_id", "state" });

            migrationBuilder.CreateIndex(
                name: "ix_broadcast_recipients_channel_address",
                table: "broadcast_recipients",
                columns: new[] { "channel", "address" });

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_created_at",
                table: "broadcasts",
                column: "created_at");

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_started_at",
                table: "broadcasts",
                column: "started_at",
                filter: "state IN ('Approved', 'Running')");

            migrationBuilder.CreateIndex(
                name: "ix_broadcasts_text_hash_started_at",
                table: "broadcasts",
                columns: new[] { "text_hash", "started_at" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "broadcast_recipients");

            migrationBuilder.DropTable(
                name: "broadcasts");
        }
    }
}
