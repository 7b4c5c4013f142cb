package dev.closewait.server.http;

import io.netty.channel.Channel;

/**
 * One accepted connection, as a fault gets hold of it.
 *
 * @param channel the connection itself
 * @param counters where to tell what became of it
 */
public record Connection(Channel channel, Counters counters) {}
