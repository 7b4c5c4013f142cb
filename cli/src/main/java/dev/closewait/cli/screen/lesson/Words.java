package dev.closewait.cli.screen.lesson;

import dev.closewait.cli.screen.Glyphs;
import dev.closewait.cli.screen.Line;
import dev.closewait.cli.screen.Tint;
import java.util.ArrayList;
import java.util.List;

/** Groups of lines in the room that there is: apart from each other if that fits, and else as many as fit, from where was scrolled to. */
final class Words {
    private final List<Line> all = new ArrayList<>();
    /** One line at least: the one that says that there is more. */
    private final int room;
    private final int first;
    private final Glyphs glyphs;

    Words(List<List<Line>> groups, int room, int scroll, Glyphs glyphs) {
        this.room = Math.max(1, room);
        this.glyphs = glyphs;
        int apart = groups.stream().mapToInt(List::size).sum() + groups.size() - 1;
        for (List<Line> group : groups) {
            if (!all.isEmpty() && apart <= room) {
                all.add(Line.empty());
            }
            all.addAll(group);
        }
        first = Math.clamp(scroll, 0, overflow());
    }

    /** How far can be scrolled: a line more than what does not fit, for the last says that there is more. */
    int overflow() {
        return all.size() <= room ? 0 : all.size() - room + 1;
    }

    /** How far can be scrolled at most; where all is there, it is because one has read on, and that stays so. */
    int furthest() {
        return Math.max(1, overflow());
    }

    /** How far one reads on at a time: a line stays, to find the place again. */
    int page() {
        return Math.max(1, room - 2);
    }

    List<Line> lines() {
        if (overflow() == 0) {
            return all;
        }
        boolean end = first == overflow();
        List<Line> lines = new ArrayList<>(all.subList(first, Math.min(all.size(), first + room - 1)));
        int more = all.size() - first - lines.size();
        lines.add(Line.of(end
                ? glyphs.ellipsis() + " the end"
                : glyphs.ellipsis() + " " + more + (more == 1 ? " line" : " lines") + " more", Tint.FAINT));
        return lines;
    }
}
