using System;
using Microsoft.EntityFrameworkCore.Migrations;
using Npgsql.EntityFrameworkCore.PostgreSQL.Metadata;

#nullable disable

namespace LaporBot.Bot.Ledger.Migrations.Postgres
{
    /// <inheritdoc />
    public partial class Initial : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "complaints",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    draft_id = table.Column<Guid>(type: "uuid", nullable: false),
                    ticket = table.Column<string>(type: "text", nullable: false),
                    owner_channel = table.Column<string>(type: "text", nullable: false),
                    owner_address = table.Column<string>(type: "text", nullable: false),
                    language = table.Column<string>(type: "text", nullable: false),
                    consent_version = table.Column<string>(type: "text", nullable: false),
                    consent_at = table.Column<long>(type: "bigint", nullable: false),
                    classification = table.Column<string>(type: "text", nullable: false),
                    title = table.Column<string>(type: "text", nullable: false),
                    story = table.Column<string>(type: "text", nullable: false),
                    category_code = table.Column<string>(type: "text", nullable: false),
                    category_name = table.Column<string>(type: "text", nullable: false),
                    incident_date = table.Column<DateOnly>(type: "date", nullable: true),
                    region_code = table.Column<string>(type: "text", nullable: false),
                    region_name = table.Column<string>(type: "text", nullable: false),
                    place = table.Column<string>(type: "text", nullable: true),
                    latitude = table.Column<double>(type: "double precision", nullable: true),
                    longitude = table.Column<double>(type: "double precision", nullable: true),
                    reporter_name = table.Column<string>(type: "text", nullable: true),
                    reporter_phone = table.Column<string>(type: "text", nullable: true),
                    reporter_email = table.Column<string>(type: "text", nullable: true),
                    is_secret = table.Column<bool>(type: "boolean", nullable: false),
                    filed_at = table.Column<long>(type: "bigint", nullable: false),
                    status = table.Column<string>(type: "text", nullable: false),
                    status_since = table.Column<long>(type: "bigint", nullable: false),
                    hub_as_of = table.Column<long>(type: "bigint", nullable: true),
                    tracking_id = table.Column<string>(type: "text", nullable: true),
                    agency = table.Column<string>(type: "text", nullable: true),
                    hub_words = table.Column<string>(type: "text", nullable: true),
                    expected_at = table.Column<long>(type: "bigint", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaints", x => x.id);
                });

            migrationBuilder.CreateTable(
                name: "complaint_files",
                columns: table => new
                {
                    id = table.Column<string>(type: "text", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    position = table.Column<int>(type: "integer", nullable: false),
                    source = table.Column<string>(type: "text", nullable: false),
                    kind = table.Column<string>(type: "text", nullable: false),
                    name = table.Column<string>(type: "text", nullable: true),
                    size = table.Column<long>(type: "bigint", nullable: true),
                    state = table.Column<string>(type: "text", nullable: false),
                    content_type = table.Column<string>(type: "text", nullable: true),
                    sha256 = table.Column<string>(type: "text", nullable: true),
                    path = table.Column<string>(type: "text", nullable: true),
                    reason = table.Column<string>(type: "text", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<long>(type: "bigint", nullable: false),
                    lease_until = table.Column<long>(type: "bigint", nullable: true),
                    lease_token = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_complaint_files", x => x.id);
                    table.ForeignKey(
                        name: "fk_complaint_files_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "deliveries",
                columns: table => new
                {
                    seq = table.Column<long>(type: "bigint", nullable: false)
                        .Annotation("Npgsql:ValueGenerationStrategy", NpgsqlValueGenerationStrategy.IdentityByDefaultColumn),
                    delivery_id = table.Column<string>(type: "text", nullable: false),
                    channel = table.Column<string>(type: "text", nullable: false),
                    address = table.Column<string>(type: "text", nullable: false),
                    message = table.Column<string>(type: "text", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    reason = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    sent_at = table.Column<long>(type: "bigint", nullable: true),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: true),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<long>(type: "bigint", nullable: false),
                    lease_until = table.Column<long>(type: "bigint", nullable: true),
                    lease_token = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_deliveries", x => x.seq);
                    table.ForeignKey(
                        name: "fk_deliveries_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.SetNull);
                });

            migrationBuilder.CreateTable(
                name: "status_events",
                columns: table => new
                {
                    id = table.Column<Guid>(type: "uuid", nullable: false),
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    update_id = table.Column<string>(type: "text", nullable: true),
                    status = table.Column<string>(type: "text", nullable: true),
                    status_word = table.Column<string>(type: "text", nullable: false),
                    at = table.Column<long>(type: "bigint", nullable: false),
                    received_at = table.Column<long>(type: "bigint", nullable: false),
                    description = table.Column<string>(type: "text", nullable: true),
                    agency = table.Column<string>(type: "text", nullable: true),
                    moved = table.Column<bool>(type: "boolean", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_status_events", x => x.id);
                    table.ForeignKey(
                        name: "fk_status_events_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "submissions",
                columns: table => new
                {
                    complaint_id = table.Column<Guid>(type: "uuid", nullable: false),
                    state = table.Column<string>(type: "text", nullable: false),
                    token = table.Column<string>(type: "text", nullable: true),
                    redemptions = table.Column<int>(type: "integer", nullable: false),
                    last_attempt_at = table.Column<long>(type: "bigint", nullable: true),
                    last_outcome = table.Column<string>(type: "text", nullable: true),
                    created_at = table.Column<long>(type: "bigint", nullable: false),
                    attempts = table.Column<int>(type: "integer", nullable: false),
                    next_at = table.Column<long>(type: "bigint", nullable: false),
                    lease_until = table.Column<long>(type: "bigint", nullable: true),
                    lease_token = table.Column<Guid>(type: "uuid", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("pk_submissions", x => x.complaint_id);
                    table.ForeignKey(
                        name: "fk_submissions_complaint_id",
                        column: x => x.complaint_id,
                        principalTable: "complaints",
                        principalColumn: "id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "ix_complaint_files_complaint_id_position",
                table: "complaint_files",
                columns: new[] { "complaint_id", "position" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaint_files_next_at",
                table: "complaint_files",
                column: "next_at",
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_complaints_draft_id",
                table: "complaints",
                column: "draft_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaints_owner_channel_owner_address_filed_at",
                table: "complaints",
                columns: new[] { "owner_channel", "owner_address", "filed_at" });

            migrationBuilder.CreateIndex(
                name: "ix_complaints_ticket",
                table: "complaints",
                column: "ticket",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_complaints_tracking_id",
                table: "complaints",
                column: "tracking_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_channel_address_seq",
                table: "deliveries",
                columns: new[] { "channel", "address", "seq" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_channel_seq",
                table: "deliveries",
                columns: new[] { "channel", "seq" },
                filter: "state = 'Waiting'");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_complaint_id",
                table: "deliveries",
                column: "complaint_id");

            migrationBuilder.CreateIndex(
                name: "ix_deliveries_delivery_id",
                table: "deliveries",
                column: "delivery_id",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_status_events_complaint_id_update_id",
                table: "status_events",
                columns: new[] { "complaint_id", "update_id" },
                unique: true);

            migrationBuilder.CreateIndex(
                name: "ix_submissions_next_at",
                table: "submissions",
                column: "next_at",
                filter: "state IN ('Pending', 'Unknown', 'Promised')");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "complaint_files");

            migrationBuilder.DropTable(
                name: "deliveries");

            migrationBuilder.DropTable(
                name: "status_events");

            migrationBuilder.DropTable(
                name: "submissions");

            migrationBuilder.DropTable(
                name: "complaints");
        }
    }
}
