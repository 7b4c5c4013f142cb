package dev.closewait.server.http;

import io.netty.channel.Channel;

/**
 * A connection at the moment that it was accepted: the process owns its descriptor, and no event loop has it yet.
 *
 * @param listener what accepted it
 * @param channel the connection itself, not registered
 * @param counters where to tell what became of it
 */
public record Acceptance(Channel listener, Channel channel, Counters counters) {}
