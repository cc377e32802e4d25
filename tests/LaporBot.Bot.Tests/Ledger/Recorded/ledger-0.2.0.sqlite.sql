BEGIN TRANSACTION;
CREATE TABLE "__EFMigrationsHistory" (
    "MigrationId" TEXT NOT NULL CONSTRAINT "PK___EFMigrationsHistory" PRIMARY KEY,
    "ProductVersion" TEXT NOT NULL
);
INSERT INTO "__EFMigrationsHistory" VALUES('20261125075847_Initial','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261125173709_FilesHashAndOffer','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261125181947_Aftercare','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261125184145_Supporters','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261125184740_IncidentTime','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261125191032_Reach','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261125202358_Desk','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261125203836_Broadcasts','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261125211257_Cases','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261125211858_Relay','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261125211942_Evaluation','10.0.15');
INSERT INTO "__EFMigrationsHistory" VALUES('20261125213853_DeskTelegram','10.0.15');
CREATE TABLE "__EFMigrationsLock" (
    "Id" INTEGER NOT NULL CONSTRAINT "PK___EFMigrationsLock" PRIMARY KEY,
    "Timestamp" TEXT NOT NULL
);
CREATE TABLE "audit" (
    "seq" INTEGER NOT NULL CONSTRAINT "pk_audit" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "actor_id" TEXT NULL,
    "role" TEXT NULL,
    "action" TEXT NOT NULL,
    "object" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "result" TEXT NOT NULL,
    "source" TEXT NOT NULL,
    "institution_code" TEXT NULL,
    "previous_hash" TEXT NOT NULL,
    "hash" TEXT NOT NULL
);
INSERT INTO "audit" VALUES(1,1795651669478789,NULL,NULL,'institution.change','ntb','','done','program',NULL,'0000000000000000000000000000000000000000000000000000000000000000','8785824c0dafb5c49af2cfa10ff58e296491e5e38f57c5ce6992eee3cd27283b');
INSERT INTO "audit" VALUES(2,1795651669834912,NULL,NULL,'institution.change','ntb/pupr','','done','program',NULL,'8785824c0dafb5c49af2cfa10ff58e296491e5e38f57c5ce6992eee3cd27283b','53eac0725e6b297b793369a9f63d1144c7801f34fd2d6125558b2a2cad87ac59');
INSERT INTO "audit" VALUES(3,1795651669974667,NULL,NULL,'institution.change','ntb/dikes','','done','program',NULL,'53eac0725e6b297b793369a9f63d1144c7801f34fd2d6125558b2a2cad87ac59','bd08b7b05164a2527d669ca94fff1782b8ff1d22ae0f902134c14e9498900b48');
INSERT INTO "audit" VALUES(4,1795651670114059,NULL,NULL,'staff.add','01a2152e100372a199f6f74cafc1c53f','AdminInstansi','done','program',NULL,'bd08b7b05164a2527d669ca94fff1782b8ff1d22ae0f902134c14e9498900b48','12299f8d946bc506975cad21296632d151cfe2b4c16f8f345aa33cacd1642a12');
INSERT INTO "audit" VALUES(5,1795651670184086,NULL,NULL,'staff.add','01a2152e10a7743fa22e53d185fcee57','PejabatPenghubung','done','program',NULL,'12299f8d946bc506975cad21296632d151cfe2b4c16f8f345aa33cacd1642a12','41e86fd23a142984d7f8ca49addbf8f0bff4816e206c60516740767c9d487443');
INSERT INTO "audit" VALUES(6,1795651670206847,NULL,NULL,'staff.add','01a2152e10b87601a83340e09d8855f6','Inspektorat','done','program',NULL,'41e86fd23a142984d7f8ca49addbf8f0bff4816e206c60516740767c9d487443','869b294ae3163e631e2c13bfff4e3070e6af41f01a702e80e51466e0045050df');
INSERT INTO "audit" VALUES(7,1795651670212409,NULL,NULL,'staff.add','01a2152e10c47bcba6fd6b262f89bd13','Kustodian','done','program',NULL,'869b294ae3163e631e2c13bfff4e3070e6af41f01a702e80e51466e0045050df','fe7540927ef86000c0175f8eaa4ac563d775f425af36bb930c8c532913ed9bec');
INSERT INTO "audit" VALUES(8,1795651670218741,NULL,NULL,'staff.add','01a2152e10ca7de783ecf78975897db0','Operator','done','program',NULL,'fe7540927ef86000c0175f8eaa4ac563d775f425af36bb930c8c532913ed9bec','c63bcd8c88fc9fcbc4c09f0a88fdbc3c5ddf6762a231dc274a39395b59012ab7');
CREATE TABLE "audit_anchors" (
    "day" TEXT NOT NULL CONSTRAINT "pk_audit_anchors" PRIMARY KEY,
    "seq" INTEGER NOT NULL,
    "hash" TEXT NOT NULL
);
INSERT INTO "audit_anchors" VALUES('2026-11-26',2,'53eac0725e6b297b793369a9f63d1144c7801f34fd2d6125558b2a2cad87ac59');
CREATE TABLE "broadcast_recipients" (
    "seq" INTEGER NOT NULL CONSTRAINT "pk_broadcast_recipients" PRIMARY KEY AUTOINCREMENT,
    "broadcast_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NULL,
    "begun_at" INTEGER NULL,
    "sent_at" INTEGER NULL,
    "reference" TEXT NULL,
    "replaces" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL,
    "lease_until" INTEGER NULL,
    "lease_token" TEXT NULL,
    CONSTRAINT "fk_broadcast_recipients_broadcast_id" FOREIGN KEY ("broadcast_id") REFERENCES "broadcasts" ("id") ON DELETE CASCADE
);
CREATE TABLE "broadcasts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_broadcasts" PRIMARY KEY,
    "kind" TEXT NOT NULL,
    "original_id" TEXT NULL,
    "author_id" TEXT NOT NULL,
    "institution_code" TEXT NULL,
    "sender" TEXT NOT NULL,
    "indonesian" TEXT NOT NULL,
    "english" TEXT NULL,
    "audience" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "text_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "state_since" INTEGER NOT NULL,
    "created_at" INTEGER NOT NULL,
    "not_before" INTEGER NULL,
    "approver_id" TEXT NULL,
    "approved_hash" TEXT NULL,
    "started_at" INTEGER NULL,
    "finished_at" INTEGER NULL,
    "total" INTEGER NOT NULL,
    "canary" INTEGER NOT NULL,
    "released" INTEGER NOT NULL,
    "hold_reason" TEXT NULL,
    "is_brake_off" INTEGER NOT NULL,
    "progress_reference" TEXT NULL,
    "progress_at" INTEGER NULL
);
CREATE TABLE "case_facts" (
    "complaint_id" TEXT NOT NULL CONSTRAINT "pk_case_facts" PRIMARY KEY,
    "institution_code" TEXT NULL,
    "category_code" TEXT NOT NULL,
    "region_code" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "filed_at" INTEGER NOT NULL,
    "relayed_at" INTEGER NULL,
    "verdict_at" INTEGER NULL,
    "verdict_due_at" INTEGER NULL,
    "verified_at" INTEGER NULL,
    "disposed_at" INTEGER NULL,
    "answered_at" INTEGER NULL,
    "answer_due_at" INTEGER NULL,
    "closed_at" INTEGER NULL,
    "status" TEXT NOT NULL,
    "status_since" INTEGER NOT NULL,
    "reason_code" TEXT NULL,
    "red_at" INTEGER NULL,
    "talk_minutes" INTEGER NULL,
    "hops" INTEGER NOT NULL,
    "was_incomplete" INTEGER NOT NULL,
    "was_answered" INTEGER NOT NULL,
    "was_reopened" INTEGER NOT NULL,
    "known_at" INTEGER NOT NULL,
    "made_at" INTEGER NOT NULL,
    CONSTRAINT "fk_case_facts_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
INSERT INTO "case_facts" VALUES('01A2152E-19CF-7EED-AECD-1FE1066BC71C',NULL,'PJU','52.71','webchat',1795651672480339,1795651674114327,NULL,1796140800000000,NULL,NULL,NULL,NULL,NULL,'Relayed',1795651674114327,NULL,1796140800000000,0,0,0,0,0,1795651674114327,1795651682266509);
CREATE TABLE "case_notes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_case_notes" PRIMARY KEY,
    "complaint_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "step_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "said_at" INTEGER NOT NULL,
    "state" TEXT NOT NULL,
    "last_attempt_at" INTEGER NULL,
    "last_outcome" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL,
    "lease_until" INTEGER NULL,
    "lease_token" TEXT NULL,
    CONSTRAINT "fk_case_notes_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
CREATE TABLE "case_openings" (
    "staff_id" TEXT NOT NULL,
    "complaint_id" TEXT NOT NULL,
    "until" INTEGER NOT NULL,
    CONSTRAINT "pk_case_openings" PRIMARY KEY ("staff_id", "complaint_id"),
    CONSTRAINT "fk_case_openings_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
CREATE TABLE "case_ratings" (
    "complaint_id" TEXT NOT NULL CONSTRAINT "pk_case_ratings" PRIMARY KEY,
    "step_id" TEXT NOT NULL,
    "stars" INTEGER NOT NULL,
    "rated_at" INTEGER NOT NULL,
    CONSTRAINT "fk_case_ratings_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
CREATE TABLE "case_remarks" (
    "id" TEXT NOT NULL CONSTRAINT "pk_case_remarks" PRIMARY KEY,
    "complaint_id" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "fk_case_remarks_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
CREATE TABLE "case_templates" (
    "id" TEXT NOT NULL CONSTRAINT "pk_case_templates" PRIMARY KEY,
    "institution_code" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "indonesian" TEXT NOT NULL,
    "english" TEXT NOT NULL,
    "changed_at" INTEGER NOT NULL
);
CREATE TABLE "case_views" (
    "id" TEXT NOT NULL CONSTRAINT "pk_case_views" PRIMARY KEY,
    "staff_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "query" TEXT NOT NULL
);
CREATE TABLE "complaint_files" (
    "id" TEXT NOT NULL CONSTRAINT "pk_complaint_files" PRIMARY KEY,
    "complaint_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "name" TEXT NULL,
    "size" INTEGER NULL,
    "state" TEXT NOT NULL,
    "content_type" TEXT NULL,
    "sha256" TEXT NULL,
    "path" TEXT NULL,
    "reason" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL,
    "lease_until" INTEGER NULL,
    "lease_token" TEXT NULL, "offered_at" INTEGER NULL, "source_sha256" TEXT NULL, "note_id" TEXT NULL, "staff_id" TEXT NULL,
    CONSTRAINT "fk_complaint_files_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
CREATE TABLE "complaints" (
    "id" TEXT NOT NULL CONSTRAINT "pk_complaints" PRIMARY KEY,
    "draft_id" TEXT NOT NULL,
    "ticket" TEXT NOT NULL,
    "owner_channel" TEXT NOT NULL,
    "owner_address" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "consent_version" TEXT NOT NULL,
    "consent_at" INTEGER NOT NULL,
    "classification" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "story" TEXT NOT NULL,
    "category_code" TEXT NOT NULL,
    "category_name" TEXT NOT NULL,
    "incident_date" TEXT NULL,
    "region_code" TEXT NOT NULL,
    "region_name" TEXT NOT NULL,
    "place" TEXT NULL,
    "latitude" REAL NULL,
    "longitude" REAL NULL,
    "reporter_name" TEXT NULL,
    "reporter_phone" TEXT NULL,
    "reporter_email" TEXT NULL,
    "is_secret" INTEGER NOT NULL,
    "filed_at" INTEGER NOT NULL,
    "status" TEXT NOT NULL,
    "status_since" INTEGER NOT NULL,
    "hub_as_of" INTEGER NULL,
    "tracking_id" TEXT NULL,
    "agency" TEXT NULL,
    "hub_words" TEXT NULL,
    "expected_at" INTEGER NULL
, "close_reason" TEXT NULL, "erased_at" INTEGER NULL, "incident_time" TEXT NULL, "is_date_approximate" INTEGER NOT NULL DEFAULT 0, "amber_at" INTEGER NULL, "incident_id" TEXT NULL, "institution_code" TEXT NULL, "red_at" INTEGER NULL, "hub_url" TEXT NULL, "facts_due_at" INTEGER NULL, "remind_at" INTEGER NULL);
INSERT INTO "complaints" VALUES('01A2152E-19CF-7EED-AECD-1FE1066BC71C','4FBCEFF3-C486-773B-7758-C44652C3DCBC','LB-F6G9-NB06-J','webchat','1c4c866f5ba4c901d489bf117c19e76a','id','2026-11',1795651672020354,'Pengaduan','Lampu jalan di sini mati','Lampu jalan di sini mati, gelap sekali kalau malam hari','PJU','Penerangan Jalan','2026-11-26','52.71','Kota Mataram','depan masjid Karang Baru',NULL,NULL,NULL,NULL,NULL,0,1795651672480339,'Relayed',1795651674114327,NULL,'1916449',NULL,NULL,NULL,NULL,NULL,NULL,0,1796054400000000,NULL,NULL,1796140800000000,NULL,NULL,1796054400000000);
INSERT INTO "complaints" VALUES('01A2152E-479D-7CEF-8206-BF74CDC5C052','B65FC6B4-5059-89D5-D49E-95D1B832260E','LB-JZ2Y-VF6N-0','webchat','d8d5a1dd90573c12644661da8e934332','id','2026-11',1795651683693900,'Pengaduan','Lampu jalan di sini mati','Lampu jalan di sini mati, gelap sekali kalau malam hari','PJU','Penerangan Jalan','2026-11-26','52.71','Kota Mataram','depan masjid Karang Baru',NULL,NULL,NULL,NULL,NULL,0,1795651684251279,'Submitted',1795651684251279,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,0,NULL,NULL,NULL,NULL,NULL,1795651684547317,NULL);
CREATE TABLE "deliveries" (
    "seq" INTEGER NOT NULL CONSTRAINT "pk_deliveries" PRIMARY KEY AUTOINCREMENT,
    "delivery_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "message" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "reason" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "sent_at" INTEGER NULL,
    "complaint_id" TEXT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL,
    "lease_until" INTEGER NULL,
    "lease_token" TEXT NULL, "can_join" INTEGER NOT NULL DEFAULT 0,
    CONSTRAINT "fk_deliveries_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE SET NULL
);
INSERT INTO "deliveries" VALUES(1,'accepted:LB-F6G9-NB06-J','webchat','1c4c866f5ba4c901d489bf117c19e76a','{"text":[{"text":"\uD83D\uDCEC Laporan ","style":"Plain"},{"text":"LB-F6G9-NB06-J","style":"Code"},{"text":" sudah diterima SP4N-LAPOR!.\nNomor nasional Anda: ","style":"Plain"},{"text":"1916449","style":"Code"},{"text":"\n","style":"Plain"},{"text":"Berikutnya: diperiksa petugas paling lambat Selasa 1 Des.","style":"Plain"}],"choices":[],"asksForLocation":false,"link":null,"isVital":false,"document":null,"canWait":true,"replaces":null,"answers":null,"isForDesk":false,"asksForReply":false}','Sent',NULL,1795651674114327,1795651674230541,'01A2152E-19CF-7EED-AECD-1FE1066BC71C',0,1795651674114327,NULL,NULL,1);
CREATE TABLE "desk_events_told" (
    "event_id" TEXT NOT NULL CONSTRAINT "pk_desk_events_told" PRIMARY KEY,
    "at" INTEGER NOT NULL
);
CREATE TABLE "desk_notices" (
    "id" TEXT NOT NULL CONSTRAINT "pk_desk_notices" PRIMARY KEY,
    "role" TEXT NOT NULL,
    "institution_code" TEXT NULL,
    "complaint_id" TEXT NOT NULL,
    "clock" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "due" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "fk_desk_notices_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
CREATE TABLE "desk_sessions" (
    "id" TEXT NOT NULL CONSTRAINT "pk_desk_sessions" PRIMARY KEY,
    "staff_id" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "seen_at" INTEGER NOT NULL
);
CREATE TABLE "documents" (
    "id" TEXT NOT NULL CONSTRAINT "pk_documents" PRIMARY KEY,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content_type" TEXT NOT NULL,
    "content" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL
);
CREATE TABLE "erasures" (
    "id" TEXT NOT NULL CONSTRAINT "pk_erasures" PRIMARY KEY,
    "at" INTEGER NOT NULL,
    "stops_news" INTEGER NOT NULL,
    "reports" INTEGER NOT NULL,
    "files" INTEGER NOT NULL,
    "open" INTEGER NOT NULL,
    "complaint_ids" TEXT NOT NULL
);
CREATE TABLE "funnel_days" (
    "day" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "count" INTEGER NOT NULL,
    CONSTRAINT "pk_funnel_days" PRIMARY KEY ("day", "channel", "step")
);
INSERT INTO "funnel_days" VALUES('2026-11-26','webchat','Consented',1);
INSERT INTO "funnel_days" VALUES('2026-11-26','webchat','Reviewed',1);
INSERT INTO "funnel_days" VALUES('2026-11-26','webchat','Started',1);
CREATE TABLE "identity_requests" (
    "id" TEXT NOT NULL CONSTRAINT "pk_identity_requests" PRIMARY KEY,
    "complaint_id" TEXT NOT NULL,
    "staff_id" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_at" INTEGER NOT NULL,
    "decision" TEXT NOT NULL,
    "decided_by" TEXT NULL,
    "decided_at" INTEGER NULL,
    "answer" TEXT NULL,
    "expires_at" INTEGER NULL,
    CONSTRAINT "fk_identity_requests_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
CREATE TABLE "institutions" (
    "code" TEXT NOT NULL CONSTRAINT "pk_institutions" PRIMARY KEY,
    "parent_code" TEXT NULL,
    "name" TEXT NOT NULL,
    "hub_name" TEXT NULL,
    "region_code" TEXT NOT NULL,
    "is_active" INTEGER NOT NULL,
    "has_decree" INTEGER NOT NULL
);
INSERT INTO "institutions" VALUES('ntb',NULL,'Pemerintah Provinsi Nusa Tenggara Barat',NULL,'52',1,1);
INSERT INTO "institutions" VALUES('ntb/pupr','ntb','Dinas PUPR Provinsi NTB',NULL,'52',1,0);
INSERT INTO "institutions" VALUES('ntb/dikes','ntb','Dinas Kesehatan Provinsi NTB',NULL,'52',1,0);
CREATE TABLE "node_marks" (
    "name" TEXT NOT NULL CONSTRAINT "pk_node_marks" PRIMARY KEY,
    "value" TEXT NOT NULL
);
INSERT INTO "node_marks" VALUES('desk-notices','1795651669757310');
INSERT INTO "node_marks" VALUES('clocks','04a1ee3f011e10a9fdf3df50e552f1e08dd775f1edcaca07621c75e5fd92e788');
CREATE TABLE "people" (
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "opted_out_at" INTEGER NULL, "unreachable_since" INTEGER NULL,
    CONSTRAINT "pk_people" PRIMARY KEY ("channel", "address")
);
CREATE TABLE "reminders" (
    "complaint_id" TEXT NOT NULL,
    "clock" TEXT NOT NULL,
    "stage" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    "at" INTEGER NOT NULL,
    CONSTRAINT "pk_reminders" PRIMARY KEY ("complaint_id", "clock", "stage", "since"),
    CONSTRAINT "fk_reminders_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
CREATE TABLE "reply_drafts" (
    "id" TEXT NOT NULL CONSTRAINT "pk_reply_drafts" PRIMARY KEY,
    "staff_id" TEXT NOT NULL,
    "telegram_id" TEXT NOT NULL,
    "complaint_id" TEXT NOT NULL,
    "words" TEXT NOT NULL,
    "files" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "sent_at" INTEGER NULL,
    "delivery_id" TEXT NULL,
    "reference" TEXT NULL,
    "told" TEXT NULL,
    "is_watched" INTEGER NOT NULL,
    CONSTRAINT "fk_reply_drafts_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
CREATE TABLE "staff" (
    "id" TEXT NOT NULL CONSTRAINT "pk_staff" PRIMARY KEY,
    "subject" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL,
    "institution_code" TEXT NULL,
    "language" TEXT NOT NULL,
    "created_at" INTEGER NOT NULL,
    "revoked_at" INTEGER NULL,
    "telegram_id" TEXT NULL,
    "seen_at" INTEGER NULL
);
INSERT INTO "staff" VALUES('01A2152E-1003-72A1-99F6-F74CAFC1C53F','console:admin','Admin percobaan','AdminInstansi','ntb','id',1795651670019320,NULL,NULL,NULL);
INSERT INTO "staff" VALUES('01A2152E-10A7-743F-A22E-53D185FCEE57','console:penghubung','Penghubung percobaan','PejabatPenghubung','ntb/pupr','id',1795651670183494,NULL,NULL,NULL);
INSERT INTO "staff" VALUES('01A2152E-10B8-7601-A833-40E09D8855F6','console:inspektorat','Inspektorat percobaan','Inspektorat',NULL,'id',1795651670200700,NULL,NULL,NULL);
INSERT INTO "staff" VALUES('01A2152E-10C4-7BCB-A6FD-6B262F89BD13','console:kustodian','Kustodian percobaan','Kustodian',NULL,'id',1795651670212142,NULL,NULL,NULL);
INSERT INTO "staff" VALUES('01A2152E-10CA-7DE7-83EC-F78975897DB0','console:operator','Operator percobaan','Operator',NULL,'id',1795651670218482,NULL,NULL,NULL);
CREATE TABLE "staff_codes" (
    "id" TEXT NOT NULL CONSTRAINT "pk_staff_codes" PRIMARY KEY,
    "staff_id" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "expires_at" INTEGER NOT NULL
);
CREATE TABLE "status_events" (
    "id" TEXT NOT NULL CONSTRAINT "pk_status_events" PRIMARY KEY,
    "complaint_id" TEXT NOT NULL,
    "update_id" TEXT NULL,
    "status" TEXT NULL,
    "status_word" TEXT NOT NULL,
    "at" INTEGER NOT NULL,
    "received_at" INTEGER NOT NULL,
    "description" TEXT NULL,
    "agency" TEXT NULL,
    "moved" INTEGER NOT NULL, "institution_code" TEXT NULL, "reason_code" TEXT NULL, "staff_id" TEXT NULL,
    CONSTRAINT "fk_status_events_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
INSERT INTO "status_events" VALUES('01A2152E-19A0-717E-842B-793EE135DAC6','01A2152E-19CF-7EED-AECD-1FE1066BC71C',NULL,'Submitted','Submitted',1795651672480339,1795651672480339,NULL,NULL,1,NULL,NULL,NULL);
INSERT INTO "status_events" VALUES('01A2152E-2002-769A-9028-6ECE917ADE55','01A2152E-19CF-7EED-AECD-1FE1066BC71C',NULL,'Relayed','Relayed',1795651674114327,1795651674114327,NULL,NULL,1,NULL,NULL,NULL);
INSERT INTO "status_events" VALUES('01A2152E-479B-7B85-87B9-580B96270F55','01A2152E-479D-7CEF-8206-BF74CDC5C052',NULL,'Submitted','Submitted',1795651684251279,1795651684251279,NULL,NULL,1,NULL,NULL,NULL);
CREATE TABLE "submissions" (
    "complaint_id" TEXT NOT NULL CONSTRAINT "pk_submissions" PRIMARY KEY,
    "state" TEXT NOT NULL,
    "token" TEXT NULL,
    "redemptions" INTEGER NOT NULL,
    "last_attempt_at" INTEGER NULL,
    "last_outcome" TEXT NULL,
    "created_at" INTEGER NOT NULL,
    "attempts" INTEGER NOT NULL,
    "next_at" INTEGER NOT NULL,
    "lease_until" INTEGER NULL,
    "lease_token" TEXT NULL, "claimed_by" TEXT NULL, "claimed_until" INTEGER NULL, "reminded_at" INTEGER NULL,
    CONSTRAINT "fk_submissions_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
INSERT INTO "submissions" VALUES('01A2152E-19CF-7EED-AECD-1FE1066BC71C','Accepted',NULL,0,1795651673972794,'accepted',1795651672527298,0,1795651673972794,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "submissions" VALUES('01A2152E-479D-7CEF-8206-BF74CDC5C052','Pending',NULL,0,1795651684863483,'breaker open',1795651684253075,1,1795651695070920,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE "supporters" (
    "complaint_id" TEXT NOT NULL,
    "channel" TEXT NOT NULL,
    "address" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "since" INTEGER NOT NULL,
    CONSTRAINT "pk_supporters" PRIMARY KEY ("complaint_id", "channel", "address"),
    CONSTRAINT "fk_supporters_complaint_id" FOREIGN KEY ("complaint_id") REFERENCES "complaints" ("id") ON DELETE CASCADE
);
CREATE UNIQUE INDEX "ix_complaint_files_complaint_id_position" ON "complaint_files" ("complaint_id", "position");
CREATE INDEX "ix_complaint_files_next_at" ON "complaint_files" ("next_at") WHERE state = 'Waiting';
CREATE UNIQUE INDEX "ix_complaints_draft_id" ON "complaints" ("draft_id");
CREATE INDEX "ix_complaints_owner_channel_owner_address_filed_at" ON "complaints" ("owner_channel", "owner_address", "filed_at");
CREATE UNIQUE INDEX "ix_complaints_ticket" ON "complaints" ("ticket");
CREATE UNIQUE INDEX "ix_complaints_tracking_id" ON "complaints" ("tracking_id");
CREATE INDEX "ix_deliveries_channel_address_seq" ON "deliveries" ("channel", "address", "seq") WHERE state = 'Waiting';
CREATE INDEX "ix_deliveries_channel_seq" ON "deliveries" ("channel", "seq") WHERE state = 'Waiting';
CREATE INDEX "ix_deliveries_complaint_id" ON "deliveries" ("complaint_id");
CREATE UNIQUE INDEX "ix_deliveries_delivery_id" ON "deliveries" ("delivery_id");
CREATE UNIQUE INDEX "ix_status_events_complaint_id_update_id" ON "status_events" ("complaint_id", "update_id");
CREATE INDEX "ix_submissions_next_at" ON "submissions" ("next_at") WHERE state IN ('Pending', 'Unknown', 'Promised');
CREATE INDEX "ix_complaint_files_offered_at" ON "complaint_files" ("offered_at") WHERE state = 'Ready' AND offered_at IS NULL;
CREATE INDEX "ix_complaints_status_since" ON "complaints" ("status_since") WHERE status = 'Answered';
CREATE UNIQUE INDEX "ix_case_notes_complaint_id_number" ON "case_notes" ("complaint_id", "number");
CREATE INDEX "ix_case_notes_next_at" ON "case_notes" ("next_at") WHERE state IN ('Waiting', 'Unknown');
CREATE UNIQUE INDEX "ix_case_notes_step_id" ON "case_notes" ("step_id");
CREATE INDEX "ix_documents_channel_address" ON "documents" ("channel", "address");
CREATE INDEX "ix_complaints_region_code_filed_at" ON "complaints" ("region_code", "filed_at");
CREATE INDEX "ix_supporters_channel_address" ON "supporters" ("channel", "address");
CREATE INDEX "ix_people_unreachable_since" ON "people" ("unreachable_since") WHERE unreachable_since IS NOT NULL;
CREATE INDEX "ix_deliveries_channel_address" ON "deliveries" ("channel", "address") WHERE state = 'Resting';
CREATE INDEX "ix_status_events_at" ON "status_events" ("at");
CREATE INDEX "ix_complaints_filed_at_id" ON "complaints" ("filed_at", "id");
CREATE INDEX "ix_complaints_incident_id" ON "complaints" ("incident_id") WHERE incident_id IS NOT NULL;
CREATE INDEX "ix_complaints_institution_code_filed_at" ON "complaints" ("institution_code", "filed_at");
CREATE INDEX "ix_complaints_red_at" ON "complaints" ("red_at") WHERE red_at IS NOT NULL;
CREATE INDEX "ix_audit_actor_id_seq" ON "audit" ("actor_id", "seq");
CREATE INDEX "ix_audit_object_seq" ON "audit" ("object", "seq");
CREATE INDEX "ix_case_remarks_complaint_id_at" ON "case_remarks" ("complaint_id", "at");
CREATE INDEX "ix_desk_sessions_staff_id" ON "desk_sessions" ("staff_id");
CREATE INDEX "ix_institutions_parent_code" ON "institutions" ("parent_code");
CREATE UNIQUE INDEX "ix_staff_subject" ON "staff" ("subject");
CREATE UNIQUE INDEX "ix_staff_telegram_id" ON "staff" ("telegram_id");
CREATE TRIGGER audit_stays_update BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never changed'); END;
CREATE TRIGGER audit_stays_delete BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'audit rows are never deleted'); END;
CREATE UNIQUE INDEX "ix_broadcast_recipients_broadcast_id_channel_address" ON "broadcast_recipients" ("broadcast_id", "channel", "address");
CREATE INDEX "ix_broadcast_recipients_broadcast_id_channel_position" ON "broadcast_recipients" ("broadcast_id", "channel", "position") WHERE state = 'Waiting';
CREATE INDEX "ix_broadcast_recipients_broadcast_id_state" ON "broadcast_recipients" ("broadcast_id", "state");
CREATE INDEX "ix_broadcast_recipients_channel_address" ON "broadcast_recipients" ("channel", "address");
CREATE INDEX "ix_broadcasts_created_at" ON "broadcasts" ("created_at");
CREATE INDEX "ix_broadcasts_started_at" ON "broadcasts" ("started_at") WHERE state IN ('Approved', 'Running');
CREATE INDEX "ix_broadcasts_text_hash_started_at" ON "broadcasts" ("text_hash", "started_at");
CREATE INDEX "ix_complaints_amber_at" ON "complaints" ("amber_at") WHERE amber_at IS NOT NULL;
CREATE INDEX "ix_complaints_category_code_filed_at" ON "complaints" ("category_code", "filed_at");
CREATE INDEX "ix_complaints_status_filed_at" ON "complaints" ("status", "filed_at");
CREATE INDEX "ix_case_openings_complaint_id" ON "case_openings" ("complaint_id");
CREATE UNIQUE INDEX "ix_case_templates_institution_code_name" ON "case_templates" ("institution_code", "name");
CREATE UNIQUE INDEX "ix_case_views_staff_id_name" ON "case_views" ("staff_id", "name");
CREATE INDEX "ix_identity_requests_asked_at" ON "identity_requests" ("asked_at");
CREATE INDEX "ix_identity_requests_complaint_id" ON "identity_requests" ("complaint_id");
CREATE INDEX "ix_submissions_state_created_at" ON "submissions" ("state", "created_at");
CREATE INDEX "ix_deliveries_seq" ON "deliveries" ("seq") WHERE state = 'Dead';
CREATE INDEX "ix_case_notes_state_said_at" ON "case_notes" ("state", "said_at");
CREATE INDEX "ix_submissions_created_at" ON "submissions" ("created_at") WHERE state = 'Operator';
CREATE INDEX "ix_deliveries_created_at" ON "deliveries" ("created_at");
CREATE INDEX "ix_complaints_facts_due_at" ON "complaints" ("facts_due_at") WHERE facts_due_at IS NOT NULL;
CREATE INDEX "ix_complaints_remind_at" ON "complaints" ("remind_at") WHERE remind_at IS NOT NULL;
CREATE INDEX "ix_case_facts_made_at" ON "case_facts" ("made_at");
CREATE INDEX "ix_desk_notices_complaint_id" ON "desk_notices" ("complaint_id");
CREATE INDEX "ix_desk_notices_role_institution_code_at" ON "desk_notices" ("role", "institution_code", "at");
CREATE INDEX "ix_case_notes_said_at" ON "case_notes" ("said_at");
CREATE INDEX "ix_desk_events_told_at" ON "desk_events_told" ("at");
CREATE INDEX "ix_reply_drafts_complaint_id" ON "reply_drafts" ("complaint_id");
CREATE INDEX "ix_reply_drafts_sent_at" ON "reply_drafts" ("sent_at") WHERE is_watched;
DELETE FROM "sqlite_sequence";
INSERT INTO "sqlite_sequence" VALUES('deliveries',1);
COMMIT;
