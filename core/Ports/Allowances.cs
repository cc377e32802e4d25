using LaporBot.Core.Messages;

namespace LaporBot.Core.Ports;

/// <summary>So many uses in so much time, counted by all replicas together.</summary>
/// <param name="Most">Uses within one window; the first one opens it.</param>
/// <param name="Window">How long it stays open.</param>
public readonly record struct Allowance(int Most, TimeSpan Window);

/// <summary>Takes one use of an allowance that all replicas share.</summary>
/// <param name="name">Whose; never logged.</param>
/// <param name="allowance">How much there is.</param>
/// <returns>Zero when there was one; else how long until there may be.</returns>
/// <exception cref="StoreUnavailableException">Not known: the caller goes by what it has counted itself.</exception>
public delegate Task<TimeSpan> TakeAllowance(string name, Allowance allowance);

/// <summary>Nobody gets any of an allowance for so long; a longer pause stands. Zero opens it again.</summary>
/// <exception cref="StoreUnavailableException">The other replicas do not know of it.</exception>
public delegate Task CloseAllowance(string name, TimeSpan length);

/// <summary>A person has just written to us: what rested because they could not be reached may go on. Never waits, never fails.</summary>
public delegate void HeardFrom(ReplyAddress person);
