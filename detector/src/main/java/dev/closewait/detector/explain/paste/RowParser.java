package dev.closewait.detector.explain.paste;

import java.util.List;
import java.util.Optional;

/** Reads the rows of one tool's table. */
sealed interface RowParser permits NetstatRows, SsRows, ProcRows, LsofRows {
    /** In this order each row is read by the one that it belongs to. */
    List<RowParser> ALL = List.of(new LsofRows(), new ProcRows(), new NetstatRows(), new SsRows());

    /** The socket of a row; empty where the line is no row of this table. */
    Optional<PastedSocket> parse(Line line);
}
