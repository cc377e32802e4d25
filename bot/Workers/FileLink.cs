namespace LaporBot.Bot.Workers;

/// <summary>The address at which the hub can fetch a stored file, or null when the outside cannot reach us.</summary>
/// <param name="fileId">As in the ledger's <c>complaint_files</c>.</param>
internal delegate Uri? FileLink(string fileId);
