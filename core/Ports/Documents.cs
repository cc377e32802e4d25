using System.Collections.Immutable;
using LaporBot.Core.Messages;

namespace LaporBot.Core.Ports;

/// <summary>Opens a document made for one person; null once it has expired or was fetched by nobody in time.</summary>
/// <exception cref="StoreUnavailableException">The store does not answer; worth another try.</exception>
public delegate Task<byte[]?> OpenDocument(string id, CancellationToken cancellationToken);

/// <summary>The address of such a document, good for a while; null when the outside cannot reach us.</summary>
public delegate Uri? DocumentLink(OutgoingDocument document);

/// <summary>Drops what a channel or a store still holds of a person's talk. Called when they have their data erased.</summary>
/// <param name="person">Who.</param>
/// <param name="sources">Pointers to the files they sent, readable by their channel.</param>
/// <param name="cancellationToken">Ends the attempt.</param>
/// <exception cref="StoreUnavailableException">Not done; the person's message comes again and so does this.</exception>
public delegate Task ForgetPerson(ReplyAddress person, ImmutableArray<string> sources, CancellationToken cancellationToken);
