package dev.closewait.cli;

import dev.closewait.sim.Transport;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a transport's name: {@code nio}, {@code epoll} or {@code io_uring}. */
final class TransportOption implements ITypeConverter<Transport> {
    @Override
    public Transport convert(String text) {
        try {
            return Transport.named(text);
        } catch (IllegalArgumentException unknown) {
            throw new TypeConversionException(unknown.getMessage());
        }
    }
}
